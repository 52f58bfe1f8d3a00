import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { ACCEPTS, checkForm, NOTHING, type Accepts } from './accepts'
import { StripeFault } from './fault'
import { readForm, type Form } from './form'
import { onboardPage, payPage } from './pages'
import { Webhooks, type Deliver } from './webhooks'
import { World } from './world'

/** What goes wrong with the next call whose path has these words in it. */
export interface Trouble {
  path: string
  /** `answer_lost`: it is done, and the connection is cut. A status: it is not done, and this is the answer. */
  what: 'answer_lost' | 'cut' | 429 | 500 | 503
  times?: number
}

interface Answer {
  status: number
  body: unknown
}

interface Call {
  method: string
  path: string
  raw: string
  headers: IncomingMessage['headers']
}

type Handler = (world: World, ids: string[], form: Form, account: string | undefined) => unknown
const route = (method: string, pattern: string, accepts: Accepts, handle: Handler) => ({
  method,
  pattern: new RegExp(`^/v1/${pattern.replaceAll(':id', '([^/]+)')}$`),
  accepts,
  handle,
})
const read = (path: string, object: string) =>
  route('GET', `${path}/:id`, NOTHING, (world, [id = '']) => world.find(object, id))

const ROUTES = [
  route('POST', 'checkout/sessions', ACCEPTS.createSession, (world, _, form) => world.createSession(form)),
  read('checkout/sessions', 'checkout.session'),
  route('POST', 'checkout/sessions/:id/expire', NOTHING, (world, [id = '']) => world.expire(id)),
  read('payment_intents', 'payment_intent'),
  read('charges', 'charge'),
  read('balance_transactions', 'balance_transaction'),
  route('GET', 'balance_transactions', ACCEPTS.listMovements, (world, _, form) => world.listMovements(form)),
  route('POST', 'refunds', ACCEPTS.createRefund, (world, _, form) => world.createRefund(form)),
  route('GET', 'refunds', ACCEPTS.listRefunds, (world, _, form) => world.listRefunds(form)),
  read('refunds', 'refund'),
  read('disputes', 'dispute'),
  route('GET', 'disputes', ACCEPTS.listDisputes, (world, _, form) => world.listDisputes(form)),
  route('POST', 'accounts', ACCEPTS.createAccount, (world, _, form) => world.createAccount(form)),
  read('accounts', 'account'),
  route('POST', 'account_links', ACCEPTS.createAccountLink, (world, _, form) => world.createAccountLink(form)),
  route('POST', 'transfers', ACCEPTS.createTransfer, (world, _, form) => world.createTransfer(form)),
  route('GET', 'transfers', ACCEPTS.listTransfers, (world, _, form) => world.listTransfers(form)),
  read('transfers', 'transfer'),
  route('POST', 'transfers/:id/reversals', ACCEPTS.reverseTransfer, (world, [id = ''], form) =>
    world.reverseTransfer(id, form),
  ),
  read('payouts', 'payout'),
  route('GET', 'balance', NOTHING, (world, _ids, _form, account) => world.balance(account)),
]

/**
 * Stripe, as far as the product uses it, as a real server for the real SDK: stricter than the real one (an unknown
 * parameter, a name sent twice, a changing call without an idempotency key are refused), with books of its own that
 * balance, and with every trouble a network and a bank can make.
 */
export class StripeDouble {
  readonly secretKey: string
  readonly webhooks: Webhooks
  readonly world: World
  /** Every call that changed something, in order: what the shop really asked for. */
  readonly calls: { path: string; key: string; form: Form; account: string | undefined }[] = []
  /** When set, events are told right after the call or the click that made them. */
  tellTo: Deliver | undefined
  readonly #troubles: Trouble[] = []
  readonly #kept = new Map<string, { said: string; answer: Answer }>()
  readonly #server: Server
  #origin = ''

  private constructor(secretKey: string, webhookSecret: string) {
    this.secretKey = secretKey
    this.webhooks = new Webhooks(webhookSecret)
    this.world = new World(this.webhooks, () => this.#origin)
    this.#server = createServer((incoming, outgoing) => void this.#hear(incoming, outgoing))
  }

  static async start({ secretKey = 'sk_live_double', webhookSecret = 'whsec_double' } = {}): Promise<StripeDouble> {
    const double = new StripeDouble(secretKey, webhookSecret)
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', resolve))
    double.#origin = `http://127.0.0.1:${(double.#server.address() as AddressInfo).port}`
    return double
  }

  get origin(): string {
    return this.#origin
  }

  /** The settings that make the shop talk to this double. */
  get settings() {
    return { STRIPE_SECRET_KEY: this.secretKey, STRIPE_WEBHOOK_SECRET: 'whsec_double', STRIPE_HOST: this.#origin }
  }

  trouble(trouble: Trouble): void {
    this.#troubles.push({ times: 1, ...trouble })
  }

  /** What was to go wrong and has not yet will not. */
  calm(): void {
    this.#troubles.length = 0
  }

  /** A day has passed: the same key is a new call from here on. */
  forgetKeys(): void {
    this.#kept.clear()
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #hear(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const call: Call = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      raw: Buffer.concat(chunks).toString('utf8'),
      headers: incoming.headers,
    }
    if (!call.path.startsWith('/v1/')) return this.#page(call, outgoing)

    const trouble = this.#troubles.find(({ path, times }) => call.path.includes(path) && times !== 0)
    if (trouble) trouble.times = (trouble.times ?? 1) - 1
    if (trouble?.what === 'cut') return void outgoing.destroy()
    if (typeof trouble?.what === 'number') {
      const fault = new StripeFault(trouble.what, trouble.what === 429 ? 'rate_limit' : 'api_error', 'Try again later.')
      return send(outgoing, { status: fault.status, body: fault.body })
    }
    const answer = this.#answer(call)
    if (trouble?.what === 'answer_lost') return void outgoing.destroy()
    send(outgoing, answer)
    if (this.tellTo && call.method === 'POST') await this.webhooks.deliver(this.tellTo)
  }

  #answer(call: Call): Answer {
    try {
      this.#checkCaller(call)
      if (call.method !== 'POST') return this.#perform(call, '')
      const key = call.headers['idempotency-key']
      if (typeof key !== 'string' || key === '')
        throw new StripeFault(
          400,
          'idempotency_key_missing',
          'A call that changes something needs an idempotency key here.',
        )
      const said = `${call.path}\n${call.raw}\n${String(call.headers['stripe-account'] ?? '')}`
      const before = this.#kept.get(key)
      if (before && before.said !== said)
        throw new StripeFault(
          400,
          'idempotency_error',
          `Keys for idempotent requests can only be used with the same parameters: ${key}`,
        )
      if (before) return before.answer
      const answer = this.#perform(call, key)
      this.#kept.set(key, { said, answer })
      return answer
    } catch (error) {
      if (error instanceof StripeFault) return { status: error.status, body: error.body }
      throw error
    }
  }

  #checkCaller({ headers }: Call): void {
    if (headers.authorization !== `Bearer ${this.secretKey}`)
      throw new StripeFault(401, 'api_key_invalid', 'Invalid API Key provided.')
    if (headers['stripe-version'] !== Stripe.API_VERSION)
      throw new StripeFault(400, 'api_version', `Wants Stripe-Version ${Stripe.API_VERSION}`)
  }

  #perform({ method, path, raw, headers }: Call, key: string): Answer {
    const { pathname, search } = new URL(path, this.#origin)
    for (const { method: its, pattern, accepts, handle } of ROUTES) {
      const match = pattern.exec(pathname)
      if (!match || its !== method) continue
      const form = readForm(method === 'GET' ? search.slice(1) : raw)
      checkForm(form, accepts)
      const account = headers['stripe-account'] as string | undefined
      if (account !== undefined) this.world.find('account', account)
      if (method === 'POST') this.calls.push({ path: pathname, key, form, account })
      const made = structuredClone(handle(this.world, match.slice(1), form, account))
      return { status: 200, body: this.#expand(made, form.expand) }
    }
    throw new StripeFault(404, 'url_invalid', `Unrecognized request URL (${method}: ${pathname})`)
  }

  /** Replace ids by what they name, as `expand[]` asks: one step deep. */
  #expand(made: unknown, wanted: unknown): unknown {
    for (const name of Object.values((wanted ?? {}) as Record<string, string>)) {
      const object = made as Record<string, unknown>
      if (!(name in object))
        throw new StripeFault(400, 'expand_invalid', `This property cannot be expanded (${name}).`, 'expand')
      const id = object[name]
      if (typeof id === 'string') object[name] = structuredClone(this.world.find(name, id))
    }
    return made
  }

  async #page({ method, path, raw }: Call, outgoing: ServerResponse): Promise<void> {
    const url = new URL(path, this.#origin)
    const [, place, id = ''] = url.pathname.split('/')
    const go = async (to: string) => {
      if (this.tellTo) await this.webhooks.deliver(this.tellTo)
      outgoing.writeHead(303, { Location: to }).end()
    }
    try {
      if (place === 'onboard') {
        const account = this.world.find('account', id)
        if (method === 'GET') return html(outgoing, onboardPage(account))
        this.world.onboard(id)
        return await go(url.searchParams.get('back') ?? '/')
      }
      if (place !== 'pay') throw new StripeFault(404, 'url_invalid', 'No such page.')
      const session = this.world.find('checkout.session', id)
      if (method === 'GET') return html(outgoing, payPage(session))
      const move = new URLSearchParams(raw).get('move')
      if (move === 'pay') return await go(String(this.world.pay(id).success_url))
      if (move === 'decline') return html(outgoing, payPage(this.world.decline(id), 'Your card was declined.'))
      return await go(String(session.cancel_url))
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error
      html(outgoing, `<h1>${error.message}</h1>`, error.status)
    }
  }
}

function send(outgoing: ServerResponse, { status, body }: Answer): void {
  outgoing.writeHead(status, {
    'Content-Type': 'application/json',
    'Stripe-Should-Retry': String(status === 429 || status >= 500),
  })
  outgoing.end(JSON.stringify(body))
}

function html(outgoing: ServerResponse, page: string, status = 200): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
}
