import type { Db } from '@/infra/db'
import { findTopUpBackRows } from './db/ledger'

/** What went back of a top-up so far, and under which references. */
export async function findTopUpsBack(db: Db, paymentId: string): Promise<{ minor: bigint; refs: Set<string> }> {
  const rows = await findTopUpBackRows(db, paymentId)
  return { minor: rows.reduce((sum, row) => sum + row.minor, 0n), refs: new Set(rows.map((row) => row.note)) }
}
