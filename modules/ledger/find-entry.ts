import { hasRole, requireUser, type Actor } from '@/core/actor'
import { db, type Db } from '@/infra/db'
import { findEntriesOfKeys, findEntryWithPostings } from './db/ledger'
import type { EntryView } from './list-entries'
import { entryNotFound } from './refusals'

/**
 * One entry with its postings, for finance and admins, and for whoever has a part in it.
 * @throws Refusal `ledger.entry_not_found` (404) for everyone else, as if it were not there
 */
export async function findEntry(actor: Actor, id: string): Promise<EntryView> {
  const user = requireUser(actor)
  const entry = await findEntryWithPostings(db, { id })
  if (!entry) throw entryNotFound()
  const hasPart = entry.postings.some((posting) => posting.account.ownerId === user.id)
  if (!hasPart && !hasRole(user, 'finance', 'admin')) throw entryNotFound()
  return entry
}

/** The entry of an order's sale, once it is paid. */
export function findEntryOfOrder(db: Db, orderId: string): Promise<string | undefined> {
  return findEntryOfKey(db, `sale:${orderId}`)
}

/** The entry that a fact was posted by. */
export async function findEntryOfKey(db: Db, key: string): Promise<string | undefined> {
  return (await findEntryWithPostings(db, { key }))?.id
}

/** The entries that these facts were posted by, oldest first. */
export function findEntriesOf(db: Db, keys: readonly string[]): ReturnType<typeof findEntriesOfKeys> {
  return findEntriesOfKeys(db, keys)
}
