import { system } from '@/core/actor'
import { normalizeEmail } from '@/core/email'
import { findAudit, recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { findContactRow, lockPerson, setRoles } from './db/users'

const doorkeeper = system('first-admin')

/**
 * After somebody came in: whoever proves to have ADMIN_EMAIL becomes an admin. Once for each person, so that an admin who
 * takes the role away again is not overruled at the next sign-in.
 */
export async function welcome(userId: string): Promise<void> {
  const chosen = normalizeEmail(env.ADMIN_EMAIL ?? '')
  if (!chosen || (await findContactRow(db, userId))?.email !== chosen) return
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    const before = await findAudit(tx, { subject: userId, action: 'role.granted' })
    if (!person || person.roles.includes('admin') || before.some((entry) => entry.actor === 'system:first-admin'))
      return
    const roles = [...person.roles, 'admin' as const]
    await setRoles(tx, userId, roles)
    await recordAudit(tx, doorkeeper, 'role.granted', userId, {
      reason: 'ADMIN_EMAIL',
      before: { roles: person.roles },
      after: { roles },
    })
  })
}
