import type { Money } from '@/core/money'
import type { Tx } from '@/infra/db'
import {
  disputeHeldEntry,
  disputeLostEntry,
  disputeWonEntry,
  starsHeldEntry,
  starsLostEntry,
  starsWonEntry,
  surplusHeldEntry,
  surplusLostEntry,
  surplusWonEntry,
} from '@/modules/ledger/dispute-entries'
import { findOwed } from '@/modules/ledger/find-owed'
import { findUnmatched } from '@/modules/ledger/find-unmatched'
import { isReleased } from '@/modules/ledger/is-released'
import { post } from '@/modules/ledger/post'
import { splitBack, type Owed } from '@/modules/ledger/split-back'
import { env } from '@/infra/env'
import { followSurplus } from '@/modules/payments/close-alarm'
import { storeDisputed } from './db/disputes'
import { findRefundsOf } from './db/refunds'
import type { Dispute } from './dispute'
import type { Order } from './order'
import { restOfTopUp } from './plan-stars-back'
import { findStarsIn, squareStars } from './square-stars'

/** What is set apart while a bank has the money, and who bears what if it is lost; the shop bears the rest. */
export interface Stake {
  /** Of a sale: what remained with each of those it went to. */
  parts: Owed[]
  /** Of stars or of a surplus: what is still there. */
  held: bigint
  /** Of stars that are spent: what the buyer will owe. */
  owed: bigint
}

/** The other side of a dispute, by what the payment was for. The bank's side is the same for all. */
export interface Side {
  hold(tx: Tx, order: Order, dispute: Dispute, taken: bigint): Promise<Stake>
  lose(tx: Tx, order: Order, dispute: Dispute): Promise<void>
  win(tx: Tx, order: Order, dispute: Dispute, feeBack: Money): Promise<void>
}

export function sideOf(order: Order, { surplus }: Pick<Dispute, 'surplus'>): Side {
  if (surplus) return surplusSide
  return order.kind === 'topup' ? starsSide : saleSide
}

const factOf = (order: Order, { id: disputeId, provider, amount }: Dispute) => ({
  disputeId,
  orderId: order.id,
  book: order.test ? ('test' as const) : ('live' as const),
  provider,
  amount,
})

/** People's earnings are held, lost and given back. */
const saleSide: Side = {
  async hold(tx, order, dispute, taken) {
    const owed = await withoutPending(tx, order)
    const left = owed.reduce((sum, { minor }) => sum + minor, 0n)
    // A bank may take back what was refunded already: the rest is the shop's loss, should the dispute be lost.
    const split = taken < left ? taken : left
    const parts = split > 0n ? splitBack(split, owed) : []
    const held = disputeHeldEntry({ ...factOf(order, dispute), parts })
    if (held) await post(tx, held)
    for (const [lineId, minor] of byLine(parts)) await storeDisputed(tx, lineId, minor)
    return { parts, held: 0n, owed: 0n }
  },
  async lose(tx, order, dispute) {
    await post(tx, disputeLostEntry({ ...factOf(order, dispute), parts: dispute.parts }))
  },
  async win(tx, order, dispute, feeBack) {
    const released = await isReleased(tx, order.id, env.HOLD_DAYS)
    await post(tx, disputeWonEntry({ ...factOf(order, dispute), parts: dispute.parts, feeBack, released }))
    for (const lineId of byLine(dispute.parts).keys()) await storeDisputed(tx, lineId, 0n)
  },
}

/** Money that is owed back anyway: nobody sends it back meanwhile, and once it is lost its payer has it. */
const surplusSide: Side = {
  async hold(tx, order, dispute, taken) {
    const { paymentId } = dispute
    const owed = (await findUnmatched(tx, order.id, paymentId))?.amount.minor ?? 0n
    const held = owed < taken ? owed : taken
    if (held > 0n) await post(tx, surplusHeldEntry({ ...factOf(order, dispute), paymentId, held }))
    return { parts: [], held, owed: 0n }
  },
  async lose(tx, order, dispute) {
    await post(tx, surplusLostEntry({ ...factOf(order, dispute), held: dispute.held }))
    await followSurplus(tx, order.id, dispute.paymentId)
  },
  async win(tx, order, dispute, feeBack) {
    const { paymentId, held } = dispute
    await post(tx, disputeWonEntry({ ...factOf(order, dispute), parts: [], feeBack, released: false }))
    if (held > 0n) await post(tx, surplusWonEntry({ ...factOf(order, dispute), paymentId, held }))
    await followSurplus(tx, order.id, paymentId)
  },
}

/** Stars that are not spent are out of the wallet; of spent ones their buyer owes the worth, and pays it with his next ones. */
const starsSide: Side = {
  async hold(tx, order, dispute, taken) {
    const rest = await restOfTopUp(tx, order)
    const his = rest < taken ? rest : taken
    const { paid } = await findStarsIn(tx, order)
    const held = paid < his ? paid : his
    if (held > 0n) await post(tx, starsHeldEntry({ ...factOf(order, dispute), userId: order.buyerId, held }))
    return { parts: [], held, owed: his - held }
  },
  async lose(tx, order, dispute) {
    const { held, owed } = dispute
    await post(tx, starsLostEntry({ ...factOf(order, dispute), userId: order.buyerId, held, owed }))
    await squareStars(tx, order, `${dispute.id}:lost`)
  },
  async win(tx, order, dispute, feeBack) {
    const { held } = dispute
    await post(tx, disputeWonEntry({ ...factOf(order, dispute), parts: [], feeBack, released: false }))
    if (held > 0n) await post(tx, starsWonEntry({ ...factOf(order, dispute), userId: order.buyerId, held }))
    await squareStars(tx, order, `${dispute.id}:won`)
  },
}

/** What remains of an order, without what a refund that is under way takes of it. */
async function withoutPending(tx: Tx, order: Order): Promise<Owed[]> {
  const owed = await findOwed(tx, order.id)
  const pending = (await findRefundsOf(tx, order.id)).find((refund) => refund.state === 'pending')
  return owed.map((one) => {
    const takes = pending?.entry.postings.find(({ lineId, path }) => lineId === one.lineId && path === one.account.path)
    return takes ? { ...one, minor: one.minor - BigInt(takes.minor) } : one
  })
}

function byLine(parts: readonly Owed[]): Map<string, bigint> {
  const lines = new Map<string, bigint>()
  for (const { lineId, minor } of parts) lines.set(lineId, (lines.get(lineId) ?? 0n) + minor)
  return lines
}
