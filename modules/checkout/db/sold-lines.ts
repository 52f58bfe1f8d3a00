import type { Db } from '@/infra/db'

/**
 * Lines of a pack that were paid, in the order of their ids, a page at a time. `due`: not given back whole. Rides on OrderLine(packId).
 * @param of.refundedToo Also those that were given back whole.
 */
export function findPaidLinesOf(
  db: Db,
  {
    packId,
    from = null,
    until = null,
    after,
    take,
    refundedToo = false,
  }: { packId: string; from?: Date | null; until?: Date | null; after: string; take: number; refundedToo?: boolean },
) {
  return db.$queryRaw<{ lineId: string; orderId: string; buyerId: string; due: boolean }[]>`
    SELECT l.id AS "lineId", o.id AS "orderId", o."buyerId", l."refundedMinor" < l."grossMinor" AS due
    FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId"
    WHERE l."packId" = ${packId} AND l.id > ${after} AND o.state IN ('paid', 'refunded')
      AND (${from}::timestamptz IS NULL OR o."paidAt" >= ${from}) AND (${until}::timestamptz IS NULL OR o."paidAt" <= ${until})
      AND (${refundedToo} OR l."refundedMinor" < l."grossMinor")
    ORDER BY l.id LIMIT ${take}`
}
