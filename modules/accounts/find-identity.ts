import type { Db, Tx } from '@/infra/db'
import { findContactRow, findJoinedRow, findPersonRow, shareState } from './db/users'

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

/** Since when there is an account. */
export function findJoined(db: Db, userId: string): Promise<Date | undefined> {
  return findJoinedRow(db, userId)
}

/** Whether an account is in use, banned or closed. */
export async function findStanding(db: Db, userId: string): Promise<Identity['state'] | undefined> {
  return (await findContactRow(db, userId))?.state as Identity['state'] | undefined
}

/** The same, and no ban comes between: whoever would ban waits until this transaction ends. */
export async function holdStanding(tx: Tx, userId: string): Promise<Identity['state'] | undefined> {
  return (await shareState(tx, userId)) as Identity['state'] | undefined
}
