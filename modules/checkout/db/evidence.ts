import type { Db, Tx } from '@/infra/db'
import type { Evidence } from '../evidence'

/** Keep what was said first; said again, it stays. */
export async function insertEvidence(tx: Tx, orderId: string, { kind, country, by }: Evidence): Promise<void> {
  await tx.locationEvidence.createMany({ data: [{ orderId, kind, country, by }], skipDuplicates: true })
}

export async function findEvidence(db: Db, orderId: string): Promise<Evidence[]> {
  const rows = await db.locationEvidence.findMany({
    where: { orderId },
    select: { kind: true, country: true, by: true },
    orderBy: { kind: 'asc' },
  })
  return rows.map((row) => ({ ...row, kind: row.kind as Evidence['kind'] }))
}
