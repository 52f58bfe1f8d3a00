import { db, inTransaction } from '@/infra/db'
import { findPackRows, findSharedIds } from './db/packs'
import { purgePacks } from './purge-pack'

/** Packs in one transaction: a person may have a hand in very many. */
const BATCH = 100

/**
 * What is seen of a person changed: every pack on sale in which they have a share says so, on its pages and to search. A handler of
 * `profileChanged`; doing it twice changes nothing.
 */
export async function renewPacksOf(userId: string): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const ids = await findSharedIds(db, userId, { after, take: BATCH })
    await inTransaction(async (tx) => purgePacks(tx, await findPackRows(tx, ids)))
    after = ids.length < BATCH ? undefined : ids.at(-1)
  }
}
