import type { Tx } from '@/infra/db'
import { findEntryRow, findPostingsOf } from './db/ledger'
import { reversalEntry } from './entries'
import type { EntryKind } from './entry'
import { post } from './post'

/**
 * Take an entry back by its exact counterpart; both stay. Asked again, it answers with the first reversal.
 * @throws Error when there is no such entry, or it is itself a reversal
 */
export async function reverseEntry(tx: Tx, entryId: string, note: string): ReturnType<typeof post> {
  const entry = await findEntryRow(tx, entryId)
  if (!entry || (entry.kind as EntryKind) === 'reversal') throw new Error(`ledger: ${entryId} cannot be reversed`)
  return post(tx, reversalEntry(entry, await findPostingsOf(tx, entryId), note))
}
