import { requireRole, type Actor } from '@/core/actor'
import { db } from '@/infra/db'
import type { Book } from './chart'
import { findEntries, findEntryWithPostings } from './db/ledger'
import { ENTRY_KINDS, type EntryKind } from './entry'

const PAGE = 50

export type EntryView = NonNullable<Awaited<ReturnType<typeof findEntryWithPostings>>>

/** The journal, newest first, with every posting. `next` is the cursor of the following page. For finance and admins. */
export async function listEntries(
  actor: Actor,
  filter: {
    book?: Book | undefined
    kind?: string | undefined
    orderId?: string | undefined
    accountPath?: string | undefined
  },
  before?: string,
): Promise<{ entries: EntryView[]; next: string | undefined }> {
  requireRole(actor, 'finance', 'admin')
  const kind = ENTRY_KINDS.find((known): known is EntryKind => known === filter.kind)
  const entries = await findEntries(db, { ...filter, kind }, { before, take: PAGE + 1 })
  const shown = entries.slice(0, PAGE)
  return { entries: shown, next: entries.length > PAGE ? shown.at(-1)?.id : undefined }
}
