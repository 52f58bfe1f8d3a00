import { db } from '@/infra/db'
import { findProfileRow, findProfileRows } from './db/users'
import { plainHandle } from './handle'

/** What everyone may know of a person. */
export interface Profile {
  id: string
  handle: string
  displayName: string
  bio: string
  links: string[]
  avatarKey: string | null
}

/** Profiles by id, whatever became of their accounts: a name stays beside what it stands for. */
export async function findProfiles(ids: readonly string[]): Promise<Map<string, Profile>> {
  if (ids.length === 0) return new Map()
  const rows = await findProfileRows(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, row]))
}

/** A person by handle, as typed in an address or a form. Undefined also when banned or closed. */
export async function findProfileByHandle(handle: string): Promise<Profile | undefined> {
  return (await findProfileRow(db, plainHandle(handle))) ?? undefined
}
