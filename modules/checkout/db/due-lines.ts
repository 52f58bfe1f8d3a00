import { Prisma, type Tx } from '@/infra/db'

/** Whether what a line gave is to be had: paid for, not given back whole, not with the buyer's bank. */
const DUE = Prisma.sql`(o.state = 'paid' AND l."refundedMinor" < l."grossMinor" AND NOT EXISTS (
  SELECT FROM "Dispute" d WHERE d."orderId" = o.id AND d.stage IN ('open', 'lost') AND NOT d.surplus))`

/** The lines of an order, in the order in which everybody locks what they gave. */
export function findLinesDue(tx: Tx, orderId: string): Promise<{ lineId: string; due: boolean }[]> {
  return tx.$queryRaw`
    SELECT l.id AS "lineId", ${DUE} AS due FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId"
    WHERE o.id = ${orderId} ORDER BY l."packId"`
}

/** Other lines by which this person may have the pack: bought for himself, or a gift he claimed. Rides on Order(buyerId) and Gift(claimedBy). */
export async function findOtherLinesDue(
  tx: Tx,
  { userId, packId }: { userId: string; packId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM "Order" o JOIN "OrderLine" l ON l."orderId" = o.id
      WHERE o."buyerId" = ${userId} AND NOT o.gift AND l."packId" = ${packId} AND ${DUE}
    UNION ALL SELECT l.id FROM "Gift" g JOIN "OrderLine" l ON l.id = g."lineId" JOIN "Order" o ON o.id = l."orderId"
      WHERE g."claimedBy" = ${userId} AND l."packId" = ${packId} AND ${DUE}
    ORDER BY id`
  return rows.map(({ id }) => id)
}
