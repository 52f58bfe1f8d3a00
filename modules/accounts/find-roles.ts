import type { Role } from '@/core/actor'
import type { Db } from '@/infra/db'
import { findRolesRow } from './db/users'

/** What somebody may be now, for what they decided earlier and is done only now. Nobody banned or gone is anything. */
export async function findRoles(db: Db, userId: string): Promise<Role[]> {
  const row = await findRolesRow(db, userId)
  return row?.state === 'active' ? (row.roles as Role[]) : []
}
