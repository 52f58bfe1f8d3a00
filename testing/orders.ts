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

export type Wishes = Partial<Placing> & { chosenMinor?: bigint }

/** What the confirm page would send for this pack, or for these together, now. */
export async function confirmation(
  packs: string | readonly string[],
  { chosenMinor, ...wishes }: Wishes = {},
): Promise<Placing> {
  const country = wishes.country ?? 'US'
  const chosen = chosenMinor === undefined ? undefined : money(chosenMinor, env.SHOP_CURRENCY)
  const lines = [packs].flat().map(async (packId) => ({ packId, ...(await quotePack(packId, country, chosen)) }))
  return {
    wishes: [packs].flat().map((packId) => ({ packId, chosenMinor })),
    seen: writeSeen(await Promise.all(lines)),
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

/** Order a pack, or several together, and use the pay page. */
export async function buy(
  actor: Actor,
  packs: string | readonly string[],
  { move = 'pay', ...wishes }: Wishes & { move?: SandboxMove } = {},
): Promise<string> {
  const { orderId } = await placeOrder(actor, await confirmation(packs, wishes))
  await playSandbox(await chargeOf(orderId), move, deliverHere)
  return orderId
}
