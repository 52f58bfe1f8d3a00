import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import { chartOf } from '@/modules/ledger/chart'
import { findTopUpsBack } from '@/modules/ledger/find-top-ups-back'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { findStars } from '@/modules/wallet/find-stars'
import { findDisputesOf } from './db/disputes'
import { findRefundsOf } from './db/refunds'
import { isDisputed } from './dispute'
import type { Order } from './order'
import type { RefundPlan } from './plan-refund'
import * as refusals from './refusals'

/**
 * What of a top-up can go back: paid stars that are still in the wallet, and no more than it brought, less what went back of it
 * or is on its way. Stars that the shop gave are never money.
 */
export async function leftOfTopUp(tx: Db, order: Order): Promise<Money> {
  const stars = await findStars(tx, order.buyerId)
  const rest = await restOfTopUp(tx, order)
  return money(stars.paid.minor < rest ? stars.paid.minor : rest, order.total.currency)
}

/** What a top-up brought less what went back of it or is on its way, spent or not, in minor units. */
export async function restOfTopUp(tx: Db, order: Order): Promise<bigint> {
  const gone = (await findRefundsOf(tx, order.id)).filter(({ state }) => state !== 'failed')
  let rest = gone.reduce((left, { amount }) => left - amount.minor, order.total.minor)
  for (const payment of await findOrderPayments(tx, order.id)) rest -= (await findTopUpsBack(tx, payment.id)).minor
  return rest
}

/**
 * How a refund of a top-up would be now: no line, no split, stars for money. Under the locks of its order and of the wallet, or
 * just to look.
 * @throws Refusal `checkout.not_refundable`, `checkout.in_dispute`, `checkout.no_stars_left` (409), `checkout.refund_too_much` (422)
 */
export async function planStarsBack(tx: Db, order: Order, amount: Money | undefined): Promise<RefundPlan> {
  if (order.state !== 'paid') throw refusals.notRefundable(order.state)
  if (isDisputed(await findDisputesOf(tx, order.id))) throw refusals.inDispute()
  const most = await leftOfTopUp(tx, order)
  if (most.minor <= 0n) throw refusals.noStarsLeft()
  const wanted = amount ?? most
  if (wanted.minor <= 0n || wanted.minor > most.minor) throw refusals.refundTooMuch(most)
  const account = chartOf(order.test ? 'test' : 'live', wanted.currency).received(order.provider)
  return {
    amount: wanted,
    lines: [],
    back: [],
    from: [{ account, minor: wanted.minor }],
    seen: `${wanted.currency} ${wanted.minor}/${most.minor}|stars`,
  }
}
