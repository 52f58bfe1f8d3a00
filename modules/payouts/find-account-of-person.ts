import type { Db } from '@/infra/db'
import { findAccountRow, type PayoutAccount } from './db/payout-accounts'

export type { PayoutAccount }

/** Where a person is paid to. Whoever asks has seen to it that they may (privacy's person-file.ts). */
export function findAccountOfPerson(db: Db, userId: string): Promise<PayoutAccount | null> {
  return findAccountRow(db, userId)
}
