import { z } from 'zod'
import { env } from './env'

/** A no of Telegram's, in its own words. */
export class TelegramRefusal extends Error {
  readonly status: number
  /** Seconds to wait, when we were too fast. */
  readonly retryAfter: number | undefined
  constructor(status: number, description: string, retryAfter: number | undefined) {
    super(description)
    this.name = 'TelegramRefusal'
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** No answer, or none that could be read: nobody knows whether it was done. */
export class TelegramSilence extends Error {
  constructor(method: string) {
    // Not the cause: the address of every call has the token in it.
    super(`Telegram did not answer ${method}`)
    this.name = 'TelegramSilence'
  }
}

const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
})

/** Whether the operator has a bot that Telegram can reach us for. */
export const hasTelegram = Boolean(env.TELEGRAM_BOT_TOKEN && (env.open || env.TELEGRAM_HOST))

/**
 * Call a method of the Bot API (core.telegram.org/bots/api).
 * @param form Texts as they are, lists and objects as JSON, bytes as a file.
 * @throws TelegramRefusal, TelegramSilence
 */
export async function callTelegram<T>(
  method: string,
  form: Record<string, string | number | bigint | object | Uint8Array>,
  result: z.ZodType<T>,
): Promise<T> {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) {
    if (value instanceof Uint8Array) body.set(name, new Blob([new Uint8Array(value)]), 'sticker')
    else body.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const answer = await ask(method, body)
  if (!answer.ok)
    throw new TelegramRefusal(answer.error_code ?? 0, answer.description ?? '', answer.parameters?.retry_after)
  const read = result.safeParse(answer.result)
  if (!read.success) throw new TelegramSilence(method)
  return read.data
}

async function ask(method: string, body: FormData): Promise<z.infer<typeof Answer>> {
  try {
    const host = env.TELEGRAM_HOST ?? 'https://api.telegram.org'
    const response = await fetch(`${host}/bot${env.TELEGRAM_BOT_TOKEN}/${method}`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    })
    if (response.status >= 500) throw new TelegramSilence(method)
    return Answer.parse(await response.json())
  } catch {
    throw new TelegramSilence(method)
  }
}
