import { z } from 'zod'
import { env } from '@/infra/env'
import { secretFor } from '@/infra/secret'
import { callTelegram, TelegramRefusal, TelegramSilence } from '@/infra/telegram'
import { unreachable } from './refusals'

/** What Telegram shows with every call of its own. */
export const hookSecret = () => secretFor('telegram hook')

let known: Promise<string> | undefined

/**
 * The bot's name; and that Telegram tells us what people write to it. Asked once a process.
 * @throws Refusal `telegram.unreachable`
 */
export function readyBot(): Promise<string> {
  return (known ??= introduce().catch((error: unknown) => {
    known = undefined
    if (error instanceof TelegramSilence || error instanceof TelegramRefusal) throw unreachable()
    throw error
  }))
}

async function introduce(): Promise<string> {
  const { username } = await callTelegram('getMe', {}, z.object({ username: z.string().regex(/^\w{3,32}$/) }))
  const hook = { url: `${env.origin}/api/telegram`, secret_token: hookSecret(), allowed_updates: ['message'] }
  await callTelegram('setWebhook', hook, z.literal(true))
  return username
}
