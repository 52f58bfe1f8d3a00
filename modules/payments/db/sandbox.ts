import type { Db } from '@/infra/db'

/** The sandbox's own books. The same key finds the charge it made before. */
export async function openCharge(
  db: Db,
  charge: { ref: string; key: string; amountMinor: bigint; currency: string; returnUrl: string; description: string },
) {
  await db.sandboxCharge.createMany({ data: [charge], skipDuplicates: true })
  return db.sandboxCharge.findUniqueOrThrow({ where: { key: charge.key } })
}

export function findCharge(db: Db, ref: string) {
  return db.sandboxCharge.findUnique({ where: { ref } })
}

/** Take the money once more. False when the charge is not in one of these states. */
export async function captureCharge(db: Db, ref: string, from: string[], minor: bigint): Promise<boolean> {
  const { count } = await db.sandboxCharge.updateMany({
    where: { ref, state: { in: from } },
    data: { state: 'paid', capturedMinor: { increment: minor } },
  })
  return count === 1
}

export async function moveCharge(db: Db, ref: string, from: string[], to: string): Promise<boolean> {
  const { count } = await db.sandboxCharge.updateMany({ where: { ref, state: { in: from } }, data: { state: to } })
  return count === 1
}

/** What its balance moved by from a moment until another, oldest first. Rides on (at). */
export function findSandboxMoves(db: Db, from: Date, until: Date, after: bigint, take: number) {
  return db.sandboxMove.findMany({
    where: { at: { gte: from, lt: until }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take,
  })
}
