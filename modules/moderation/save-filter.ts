import type { Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import { cleanLine } from '@/core/text'
import { db } from '@/infra/db'
import { deleteFilter, findFilters, insertFilter } from './db/filters'
import { isFiltered, type QueueFilter, readFilter } from './queue-filter'
import { filterUnnamed } from './refusals'
import { requireReviewer } from './require'

/** What a reviewer keeps of the ways to look at the queue: theirs alone. A name used again is the new filter's. */
export async function saveFilter(actor: Actor, given: string, filter: QueueFilter): Promise<void> {
  const { id: userId } = requireReviewer(actor)
  const name = cleanLine(given).trim().slice(0, 40)
  if (name === '' || !isFiltered(filter)) throw filterUnnamed()
  await insertFilter(db, { id: newId('filter'), userId, name, ...filter })
}

export async function dropFilter(actor: Actor, id: string): Promise<void> {
  await deleteFilter(db, requireReviewer(actor).id, id)
}

export async function listFilters(actor: Actor): Promise<{ id: string; name: string; filter: QueueFilter }[]> {
  const rows = await findFilters(db, requireReviewer(actor).id)
  return rows.map(({ id, name, show, words }) => ({ id, name, filter: readFilter(show, words) }))
}
