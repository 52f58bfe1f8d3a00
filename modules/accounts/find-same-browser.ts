import type { Db } from '@/infra/db'
import { findSameBrowserRows } from './db/users'
import type { Identity } from './find-identity'

/** More than this many say no more. */
export const MOST_OTHERS = 50

/** Other accounts that signed in from a browser that this one signed in from, up to `MOST_OTHERS`. For the use case of a caller who may know. */
export async function findSameBrowser(db: Db, userId: string): Promise<Identity[]> {
  const rows = await findSameBrowserRows(db, userId, MOST_OTHERS)
  return rows.map((row) => ({ ...row, state: row.state as Identity['state'] }))
}
