import Stripe from 'stripe'
import { make, type StripeObject } from './objects'

/** How events reach the shop: raw bytes and headers. A URL is called over the network. */
export type Deliver = string | ((raw: Buffer, headers: Record<string, string>) => Promise<void>)

/** Everything that happened, in order, and the ways in which telling of it goes wrong. */
export class Webhooks {
  readonly #secret: string
  readonly events: StripeObject[] = []
  #told = 0

  constructor(secret: string) {
    this.#secret = secret
  }

  happened(type: string, object: StripeObject, account?: string): void {
    const event = make('event', {
      type,
      data: { object: structuredClone(object) },
      api_version: Stripe.API_VERSION,
      pending_webhooks: 1,
    })
    this.events.push(account ? { ...event, account } : event)
  }

  /** An event as it leaves the house. @param lateSeconds How long ago it was signed. */
  signed(event: StripeObject, lateSeconds = 0): { raw: Buffer; headers: Record<string, string> } {
    const payload = JSON.stringify(event)
    const timestamp = Math.floor(Date.now() / 1000) - lateSeconds
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: this.#secret, timestamp })
    return {
      raw: Buffer.from(payload),
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
    }
  }

  /**
   * Tell what was not told yet: as it happened, backwards, each twice, or not at all (`lost`: it will never be told).
   * @returns How many events that were.
   */
  async deliver(to: Deliver, how: 'once' | 'backwards' | 'twice' | 'lost' = 'once'): Promise<number> {
    const fresh = this.events.slice(this.#told)
    this.#told = this.events.length
    if (how === 'lost') return fresh.length
    const turn = how === 'backwards' ? fresh.toReversed() : how === 'twice' ? [...fresh, ...fresh] : fresh
    for (const event of turn) await this.tell(to, event)
    return fresh.length
  }

  async tell(to: Deliver, event: StripeObject): Promise<void> {
    const { raw, headers } = this.signed(event)
    if (typeof to !== 'string') return to(raw, headers)
    const answer = await fetch(to, { method: 'POST', headers, body: new Uint8Array(raw) })
    if (!answer.ok) throw new Error(`the shop answered ${answer.status} to ${event.type as string}`)
  }
}
