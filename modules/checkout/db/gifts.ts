import type { Db, Tx } from '@/infra/db'
import { isDisputed } from '../dispute'
import type { Gift } from '../gift'
import { findDisputesOf } from './disputes'

const columns = {
  lineId: true,
  orderId: true,
  packId: true,
  giverId: true,
  from: true,
  message: true,
  turn: true,
  expiresAt: true,
  claimedBy: true,
  claimedAt: true,
} as const

export async function insertGift(
  tx: Tx,
  gift: Omit<Gift, 'turn' | 'claimedBy' | 'claimedAt'> & { tokenHash: string },
): Promise<void> {
  await tx.gift.create({ data: gift, select: { lineId: true } })
}

export async function findGiftRow(
  db: Db,
  where: { orderId: string } | { tokenHash: string },
): Promise<Gift | undefined> {
  return (await db.gift.findUnique({ where, select: columns })) ?? undefined
}

/** Claim a gift by its link. True for one claimer, ever; the row waits for whoever else tries. */
export async function claimGiftRow(tx: Tx, tokenHash: string, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.gift.updateMany({
    where: { tokenHash, claimedBy: null, expiresAt: { gt: now } },
    data: { claimedBy: userId, claimedAt: now },
  })
  return count === 1
}

/** Another link in place of the one of `turn`. False when that one is not in force any more, or the gift was claimed. */
export async function relinkGift(
  db: Db,
  lineId: string,
  turn: number,
  next: { tokenHash: string; expiresAt: Date },
): Promise<boolean> {
  const { count } = await db.gift.updateMany({
    where: { lineId, turn, claimedBy: null },
    data: { ...next, turn: turn + 1 },
  })
  return count === 1
}

/** Whether the money of this line went back whole, is on its way, or was taken back by the buyer's bank. */
export async function isGivenBack(db: Db, lineId: string): Promise<boolean> {
  const line = await db.orderLine.findUniqueOrThrow({
    where: { id: lineId },
    select: { orderId: true, grossMinor: true, refundedMinor: true, refundingMinor: true },
  })
  return (
    isDisputed(await findDisputesOf(db, line.orderId)) || line.refundedMinor + line.refundingMinor >= line.grossMinor
  )
}
