import type { Tx } from '@/infra/db'
import { findEntryRow, findPostingsOf } from './db/ledger'
import type { Entry, EntryKind } from './entry'
import { post } from './post'

/**
 * Take an entry back by its exact counterpart; both stay. Asked again, it answers with the first reversal.
 * @throws Error when there is no such entry, or it is itself a reversal
 */
export async function reverseEntry(tx: Tx, entryId: string, note: string): ReturnType<typeof post> {
  const entry = await findEntryRow(tx, entryId)
  if (!entry || (entry.kind as EntryKind) === 'reversal') throw new Error(`ledger: ${entryId} cannot be reversed`)
  const postings = await findPostingsOf(tx, entryId)
  const counterpart: Entry = {
    key: `reversal:${entryId}`,
    kind: 'reversal',
    book: entry.book as Entry['book'],
    reversesId: entryId,
    note,
    ...(entry.orderId && { orderId: entry.orderId }),
    postings: postings.map(({ account, amountMinor, lineId }) => ({
      path: account.path,
      kind: account.kind as Entry['postings'][number]['kind'],
      currency: account.currency,
      minor: (-amountMinor).toString(),
      ...(account.ownerId && { ownerId: account.ownerId }),
      ...(lineId && { lineId }),
    })),
  }
  return post(tx, counterpart)
}
