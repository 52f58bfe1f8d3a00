import { randomUUID } from 'node:crypto'
import type { Actor } from '@/core/actor'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { CONSENT_VERSION } from '@/modules/checkout/order'
import { placeOrder, type Placing } from '@/modules/checkout/place-order'
import { quotePack } from '@/modules/checkout/quote-pack'
import { writeSeen } from '@/modules/checkout/quote'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { playSandbox, type Deliver, type SandboxMove } from '@/modules/payments/play-sandbox'
import { money } from '@/core/money'
import { env } from '@/infra/env'
import { db } from '@/infra/db'

/** What the confirm page would send for this pack now. */
export async function confirmation(packId: string, wishes: Partial<Placing> = {}): Promise<Placing> {
  const country = wishes.country ?? 'US'
  const chosen = wishes.chosenMinor === undefined ? undefined : money(wishes.chosenMinor, env.SHOP_CURRENCY)
  const { quote } = await quotePack(packId, country, chosen)
  return {
    packId,
    seen: writeSeen(quote),
    country,
    provider: 'sandbox',
    key: randomUUID(),
    consent: CONSENT_VERSION,
    locale: 'en',
    ...wishes,
  }
}

/** The sandbox's call without a network: the same bytes and headers, straight to the use case the route calls. */
export const deliverHere: Deliver = (raw, headers) => hearProvider('sandbox', raw, new Headers(headers))

/** The sandbox's name for the payment of an order, its latest attempt. */
export async function chargeOf(orderId: string): Promise<string> {
  const payments = await findOrderPayments(db, orderId)
  return payments.at(-1)?.ref ?? ''
}

/** Order a pack and, unless `move` is undefined, use its pay page. */
export async function buy(
  actor: Actor,
  packId: string,
  { move = 'pay', ...wishes }: Partial<Placing> & { move?: SandboxMove } = {},
): Promise<string> {
  const { orderId } = await placeOrder(actor, await confirmation(packId, wishes))
  await playSandbox(await chargeOf(orderId), move, deliverHere)
  return orderId
}
