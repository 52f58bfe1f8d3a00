import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { ACCEPTS } from './accepts'
import { TelegramFault, World } from './world'

const TOKEN = '4242:a-token-that-only-tests-use-0123456789'

/** The settings that make the shop talk to a double on this port, which may be started later. */
export function telegramSettings(port: number) {
  return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_HOST: `http://127.0.0.1:${port}` }
}

/** What goes wrong with the next calls of a method. */
export interface Trouble {
  method: keyof typeof ACCEPTS
  /** `answer_lost`: it is done, and the connection is cut. `cut`: it is not done. A number: too fast, wait so many seconds. */
  what: 'answer_lost' | 'cut' | 'blocked' | number
  times?: number
}

/**
 * Telegram's Bot API as far as the product uses it, as a real server: it knows who pressed Start, keeps files and sets, looks
 * at the bytes of every sticker, refuses what it does not know, and makes the troubles of a network.
 */
export class TelegramDouble {
  readonly world = new World()
  readonly token = TOKEN
  /** Every method that was called, in order. */
  readonly calls: string[] = []
  readonly #troubles: Trouble[] = []
  readonly #server: Server
  #updates = 0

  private constructor() {
    this.#server = createServer((incoming, outgoing) => void this.#hear(incoming, outgoing))
  }

  static async start(port = 0): Promise<TelegramDouble> {
    const double = new TelegramDouble()
    await new Promise<void>((resolve) => double.#server.listen(port, '127.0.0.1', resolve))
    return double
  }

  get settings() {
    return telegramSettings((this.#server.address() as AddressInfo).port)
  }

  trouble(trouble: Trouble): void {
    this.#troubles.push({ times: 1, ...trouble })
  }

  /**
   * Somebody opens a link to the bot and presses Start: his update goes to the webhook, and what is answered is his to read.
   * @param link https://t.me/<bot>?start=<token>
   */
  press(link: string, user: number): Promise<string | undefined> {
    const { pathname, searchParams } = new URL(link)
    if (pathname !== `/${this.world.bot}`) throw new Error(`${link} leads to another bot`)
    this.world.started.add(user)
    return this.write(`/start ${searchParams.get('start')}`, user)
  }

  /** Somebody writes to the bot. */
  async write(text: string, user: number, language = 'en'): Promise<string | undefined> {
    const { webhook } = this.world
    if (!webhook) throw new Error('no webhook is set')
    const from = { id: user, is_bot: false, first_name: 'Somebody', username: 'somebody', language_code: language }
    const message = { message_id: 1, date: 1_790_000_000, from, chat: { id: user, type: 'private' }, text }
    const answer = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': webhook.secret },
      body: JSON.stringify({ update_id: (this.#updates += 1), message }),
    })
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
    const said = await answer.text()
    if (said === '') return undefined
    const { method, chat_id: chat, text: words } = JSON.parse(said) as { method: string; chat_id: number; text: string }
    if (method !== 'sendMessage' || chat !== user) throw new Error(`not an answer to ${user}: ${said}`)
    return words
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #hear(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const answer = (status: number, body: object) => {
      outgoing.writeHead(status, { 'Content-Type': 'application/json' })
      outgoing.end(JSON.stringify(body))
    }
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(incoming.url ?? '') ?? []
    if (token !== this.token) return answer(401, { ok: false, error_code: 401, description: 'Unauthorized' })
    try {
      const form = await formOf(incoming)
      this.calls.push(method)
      const trouble = this.#next(method)
      if (trouble === 'cut') return void incoming.socket.destroy()
      if (trouble === 'blocked') throw new TelegramFault(403, 'Forbidden: bot was blocked by the user')
      if (typeof trouble === 'number')
        throw new TelegramFault(429, `Too Many Requests: retry after ${trouble}`, trouble)
      const result = await this.#do(method, form)
      if (trouble === 'answer_lost') return void incoming.socket.destroy()
      answer(200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof TelegramFault))
        return answer(500, { ok: false, error_code: 500, description: String(error) })
      const { status, message, retryAfter } = error
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
      answer(status, { ok: false, error_code: status, description: message, ...parameters })
    }
  }

  #next(method: string): Trouble['what'] | undefined {
    const trouble = this.#troubles.find((one) => one.method === method && (one.times ?? 1) > 0)
    if (!trouble) return undefined
    trouble.times = (trouble.times ?? 1) - 1
    return trouble.what
  }

  #do(method: string, form: Record<string, unknown>): unknown {
    if (!Object.hasOwn(ACCEPTS, method)) throw new TelegramFault(404, 'Not Found: method not found')
    const name = method as keyof typeof ACCEPTS
    const read = ACCEPTS[name].safeParse(form)
    if (!read.success) throw new TelegramFault(400, `Bad Request: ${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`) // prettier-ignore
    return (this.world[name] as (form: unknown) => unknown).call(this.world, read.data)
  }
}

async function formOf(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const raw = await buffer(incoming)
  const type = incoming.headers['content-type'] ?? ''
  if (raw.length === 0) return {}
  const form = await new Response(new Uint8Array(raw), { headers: { 'Content-Type': type } }).formData()
  return Object.fromEntries(form.entries())
}
