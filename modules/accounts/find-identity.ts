import type { Db } from '@/infra/db'
import { findPersonRow } from './db/users'

/** Who somebody is by name, whatever became of the account: nothing of it is private. */
export interface Identity {
  id: string
  handle: string
  displayName: string
  state: 'active' | 'banned' | 'closed'
}

export async function findIdentity(db: Db, handle: string): Promise<Identity | undefined> {
  const row = await findPersonRow(db, handle)
  if (!row) return undefined
  const { id, displayName, state } = row
  return { id, handle: row.handle, displayName, state: state as Identity['state'] }
}
