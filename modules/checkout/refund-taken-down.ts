import { type Clock, systemClock } from '@/core/clock'
import { Refusal } from '@/core/refusal'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { system } from '@/core/actor'
import { findRefundRow, findRefundsOf } from './db/refunds'
import { lockOrder } from './db/orders'
import { findPaidLinesOf } from './db/sold-lines'
import { planRefund } from './plan-refund'
import * as refusals from './refusals'
import { sendRefund } from './send-refund'
import { startRefund } from './start-refund'

/** Who decided: the rule about packs that are taken down. */
const BY_RULE = 'rule:rights'

/** A line of a pack that was sold: whose it is now to be told. */
export interface SoldLine {
  lineId: string
  orderId: string
  buyerId: string
  /** Its money goes back by the rule. */
  refunded: boolean
}

/**
 * Give the money of a pack's recent sales back, because what was sold was not its seller's: of every line paid within these times all that remains of it.
 * Asked again, each goes back once. What cannot go back now (with the buyer's bank, another refund under way) is left to finance.
 * @param cause The takedown. @returns How many lines were left.
 */
export async function refundTakenDown(
  { packId, cause, from, until }: { packId: string; cause: string; from: Date; until: Date },
  clock: Clock = systemClock,
): Promise<number> {
  let left = 0
  for (let after = ''; ;) {
    const lines = await findPaidLinesOf(db, { packId, from, until, after, take: 100 })
    for (const line of lines) {
      after = line.lineId
      try {
        await refundLine(line, cause, clock)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        left += 1
      }
    }
    if (lines.length < 100) return left
  }
}

async function refundLine(
  { lineId, orderId }: Pick<SoldLine, 'lineId' | 'orderId'>,
  cause: string,
  clock: Clock,
): Promise<void> {
  const key = keyOf(cause, lineId)
  const refundId = await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!order) throw refusals.orderNotFound()
    const before = await findRefundRow(tx, { key })
    if (before) return before.id
    const underWay = (await findRefundsOf(tx, orderId)).find((refund) => refund.state === 'pending')
    if (underWay) throw refusals.refundUnderWay(underWay.amount)
    const plan = await planRefund(tx, order, { lineIds: [lineId] })
    const id = await startRefund(tx, order, plan, { reason: 'rights', note: '', decidedBy: BY_RULE, key })
    await recordAudit(tx, system('buyers-rule'), 'refund.started', orderId, {
      reason: 'rights',
      after: { refund: id, takedown: cause, minor: plan.amount.minor.toString(), currency: plan.amount.currency },
    })
    return id
  })
  await sendRefund(refundId, clock)
}

/** A page of everybody who paid for a pack and has it, or had its money back by the rule; in the order of their lines. `next`: where to go on. */
export async function listBuyersOf(
  { packId, cause, after }: { packId: string; cause: string; after: string },
  take: number,
): Promise<{ lines: SoldLine[]; next: string | undefined }> {
  const lines = await findPaidLinesOf(db, { packId, after, take, refundedToo: true })
  const found: SoldLine[] = []
  for (const { due, ...line } of lines) {
    const refunded = (await findRefundRow(db, { key: keyOf(cause, line.lineId) })) !== undefined
    if (refunded || due) found.push({ ...line, refunded })
  }
  return { lines: found, next: lines.at(-1)?.lineId }
}

const keyOf = (cause: string, lineId: string) => `${BY_RULE}:${cause}:${lineId}`
