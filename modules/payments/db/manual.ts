import type { Db, Tx } from '@/infra/db'

/** The payment an order is to be made by, found by what the buyer writes. Asked again for the same order, it is the same. */
export async function openManual(
  db: Db,
  payment: { ref: string; orderId: string; amountMinor: bigint; currency: string },
) {
  await db.manualPayment.createMany({ data: [payment], skipDuplicates: true })
  return db.manualPayment.findUniqueOrThrow({ where: { orderId: payment.orderId } })
}

export function findManual(db: Db, ref: string) {
  return db.manualPayment.findUnique({ where: { ref } })
}

export function findManualOf(db: Db, orderId: string) {
  return db.manualPayment.findUnique({ where: { orderId } })
}

export function findManualsByRef(db: Db, refs: readonly string[]) {
  return db.manualPayment.findMany({ where: { ref: { in: [...refs] } } })
}

/** Payments by state, oldest first, or the one with this reference. Rides on (state, createdAt). */
export function findManuals(db: Db, { ref, state, take }: { ref?: string | undefined; state: string; take: number }) {
  return db.manualPayment.findMany({
    where: ref ? { ref } : { state },
    orderBy: [{ createdAt: state === 'open' ? 'asc' : 'desc' }, { ref: 'asc' }],
    take,
  })
}

/** Add what arrived. One bank line is added once: the same bank reference again changes nothing and gives false. */
export async function addReceived(
  tx: Tx,
  ref: string,
  { minor, bankRef, by }: { minor: bigint; bankRef: string; by: string },
): Promise<boolean> {
  const { count } = await tx.manualPayment.updateMany({
    where: { ref, OR: [{ bankRef: null }, { bankRef: { not: bankRef } }] },
    data: { state: 'received', receivedMinor: { increment: minor }, bankRef, receivedBy: by, receivedAt: new Date() },
  })
  return count === 1
}
