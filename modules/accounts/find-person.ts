import { type Actor, requireRole, type Role } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findPersonRow, findProfileRows, findStaff, type PersonRow } from './db/users'
import { readHandle } from './handle'

export interface Person {
  id: string
  handle: string
  displayName: string
  roles: Role[]
  state: 'active' | 'banned' | 'closed'
  createdAt: Date
  /** Has a passkey or an authenticator app. */
  hasFactor: boolean
}

export interface PersonWithHistory extends Person {
  /** Decisions about this person, newest first. */
  history: { number: bigint; at: Date; by: string; action: string; reason: string }[]
}

/** A person and what was decided about them, for the desk. Undefined when no one has this handle. Admins only. */
export async function findPerson(actor: Actor, handle: string): Promise<PersonWithHistory | undefined> {
  const reader = requireRole(actor, 'admin')
  const known = readHandle(handle)
  const row = known && (await findPersonRow(db, known))
  if (!row) return undefined
  const entries = await findAudit(db, { subject: row.id }, { take: 30 })
  // Who reported one's page is not for oneself.
  const shown = entries.filter(({ action }) => row.id !== reader.id || action !== 'page.reported')
  const names = await findProfileRows(db, [...new Set(shown.map((entry) => entry.actor))])
  const history = shown.map(({ number, at, actor: by, action, reason }) => ({
    number,
    at,
    action,
    reason,
    by: names.find((name) => name.id === by)?.handle ?? by,
  }))
  return { ...toPerson(row), history }
}

/** Everyone who may do more than buy and sell. Admins only. */
export async function listStaff(actor: Actor): Promise<Person[]> {
  requireRole(actor, 'admin')
  return (await findStaff(db)).map(toPerson)
}

function toPerson({ factorSince, ...row }: PersonRow): Person {
  return { ...(row as Omit<Person, 'hasFactor'>), hasFactor: factorSince !== null }
}
