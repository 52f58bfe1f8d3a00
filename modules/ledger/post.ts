import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { findPostingsOf, insertEntry } from './db/ledger'
import type { Entry } from './entry'

/**
 * Write an entry down, in the caller's transaction. Told the same again, it changes nothing and answers as the first time.
 * @throws Error when the key is taken by an entry that says something else: a bug, never a retry
 */
export async function post(tx: Tx, entry: Entry): Promise<{ entryId: string; replayed: boolean }> {
  const id = newId('entry')
  const entryId = await insertEntry(tx, id, entry)
  if (entryId === id) return { entryId, replayed: false }

  const said = (path: string, minor: bigint | string) => `${path} ${minor}`
  const before = (await findPostingsOf(tx, entryId)).map((posting) => said(posting.accountPath, posting.amountMinor))
  const now = entry.postings.map((posting) => said(posting.path, posting.minor))
  if (before.toSorted().join() !== now.toSorted().join())
    throw new Error(`ledger: ${entry.key} was posted before as ${entryId}, with other postings`)
  return { entryId, replayed: true }
}
