import { type Actor, hasRole, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findUse } from '@/modules/codes/find-use'
import { findEntryOfOrder } from '@/modules/ledger/find-entry'
import { findOrderPayments, findTransfer } from '@/modules/payments/find-payment'
import type { Payment } from '@/modules/payments/payment'
import { findDisputesOf } from './db/disputes'
import { findGiftRow } from './db/gifts'
import { findOrderRow } from './db/orders'
import { findRequestsOf } from './db/refund-requests'
import { findRefundsOf } from './db/refunds'
import type { Dispute } from './dispute'
import { giftToken, type GiftWords } from './gift'
import type { Order } from './order'
import type { Refund } from './refund'
import type { RefundRequest } from './refund-request'
import { orderNotFound } from './refusals'

export interface GiftView extends GiftWords {
  token: string
  turn: number
  expiresAt: Date
  claimedAt: Date | null
}

export interface OrderView extends Order {
  /** The latest attempt to pay. */
  payment: Payment | undefined
  /** For a bank transfer: what to write, and what came so far. */
  transfer: { ref: string; receivedMinor: bigint } | undefined
  /** The ledger entry of the sale, once there is one. */
  entryId: string | undefined
  /** What went back of it, or is on its way. */
  refunds: Refund[]
  /** Of a gift, for its giver: the link in force, and whether somebody claimed it. Who did is not the giver's to know. */
  given: GiftView | undefined
  /** When its buyer asked for his money, and what came of it. */
  requests: RefundRequest[]
  /** The discount code it was placed with. */
  code: Awaited<ReturnType<typeof findUse>>
  disputes: Dispute[]
}

/** An order with how its payment stands, for its buyer, and for finance and admins. @throws Refusal `checkout.order_not_found` (404) */
export async function findOrder(actor: Actor, id: string): Promise<OrderView> {
  const user = requireUser(actor)
  const order = await findOrderRow(db, { id })
  if (!order || (order.buyerId !== user.id && !hasRole(user, 'finance', 'admin'))) throw orderNotFound()
  const payments = await findOrderPayments(db, id)
  return {
    ...order,
    // An attempt that brought money says more than a later one that did not.
    payment: payments.find((payment) => payment.captured.minor > 0n) ?? payments.at(-1),
    transfer: order.provider === 'manual' ? await findTransfer(db, id) : undefined,
    entryId: await findEntryOfOrder(db, id),
    refunds: await findRefundsOf(db, id),
    code: await findUse(db, id, order.total.currency),
    given: order.gift && order.buyerId === user.id ? await viewGift(id) : undefined,
    requests: await findRequestsOf(db, id),
    disputes: await findDisputesOf(db, id),
  }
}

async function viewGift(orderId: string): Promise<GiftView | undefined> {
  const gift = await findGiftRow(db, { orderId })
  if (!gift) return undefined
  const { lineId, turn, from, message, expiresAt, claimedAt } = gift
  return { token: giftToken(lineId, turn), turn, from, message, expiresAt, claimedAt }
}
