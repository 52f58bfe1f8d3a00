import { money, sum, type Money } from '@/core/money'
import type { Tx } from '@/infra/db'
import type { Account } from '@/modules/ledger/chart'
import { findOwed, findPaidIn } from '@/modules/ledger/find-owed'
import { shareOut, splitBack, type Owed } from '@/modules/ledger/split-back'
import { findDisputesOf } from './db/disputes'
import { isDisputed } from './dispute'
import type { Order } from './order'
import * as refusals from './refusals'

/** What is to go back: all that remains of some lines, or an amount of them. No lines named are all. */
export interface RefundWish {
  lineIds?: readonly string[] | undefined
  amount?: Money | undefined
}

/** A refund as it would be posted: shown before it is confirmed, and compared when it is. */
export interface RefundPlan {
  amount: Money
  /** How much of each line. */
  lines: { lineId: string; amount: Money }[]
  /** What each of those it went to gives back; nobody, of a top-up: its stars do. */
  back: Owed[]
  /** What it is paid out of. */
  from: { account: Account; minor: bigint }[]
  /** The plan as one line of text, for a form. */
  seen: string
}

/**
 * How a refund would be split now. In the transaction that holds the order's lock, or just to look.
 * @throws Refusal `checkout.not_refundable`, `checkout.in_dispute`, `checkout.nothing_to_refund` (409), `checkout.refund_too_much` (422)
 */
export async function planRefund(tx: Tx, order: Order, { lineIds, amount }: RefundWish): Promise<RefundPlan> {
  if (order.state !== 'paid') throw refusals.notRefundable(order.state)
  if (isDisputed(await findDisputesOf(tx, order.id))) throw refusals.inDispute()
  const { currency } = order.total
  const owed = (await findOwed(tx, order.id)).filter((one) => !lineIds?.length || lineIds.includes(one.lineId))
  const most = sum(owed.map(({ minor }) => money(minor, currency)), currency) // prettier-ignore
  if (most.minor === 0n) throw refusals.nothingToRefund()
  const wanted = amount ?? most
  if (wanted.minor <= 0n || wanted.minor > most.minor) throw refusals.refundTooMuch(most)
  const back = splitBack(wanted.minor, owed)
  // An order can be paid out of several accounts (stars that were bought and stars that were given): each gets its part.
  const paidIn = await findPaidIn(tx, order.id)
  const given = shareOut(wanted.minor, paidIn.map(({ minor }) => minor)) // prettier-ignore
  const from = paidIn
    .map(({ account }, index) => ({ account, minor: given[index] ?? 0n }))
    .filter(({ minor }) => minor > 0n)
  return { amount: wanted, lines: byLine(back, currency), back, from, seen: writePlan(wanted, most, back) }
}

function byLine(back: readonly Owed[], currency: string) {
  const lines = new Map<string, bigint>()
  for (const { lineId, minor } of back) lines.set(lineId, (lines.get(lineId) ?? 0n) + minor)
  return [...lines].map(([lineId, minor]) => ({ lineId, amount: money(minor, currency) }))
}

/** With what there was to give back: a page that was open while something else went back is out of date, even if its split fits. */
function writePlan(amount: Money, most: Money, back: readonly Owed[]): string {
  const parts = back.map(({ lineId, account, minor }) => `${lineId} ${account.path} ${minor}`)
  return [`${amount.currency} ${amount.minor}/${most.minor}`, ...parts].join('|')
}
