import { type Actor, requireFresh, requireRole, type Role } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { lockPerson, setRoles } from './db/users'
import { noSuchPerson, notThisRole, roleUnchanged } from './refusals'
import { requireReason } from './require-reason'

/** Give a person a role, for a reason that stays in the audit log. Counts at their next request. Admins only. */
export async function grantRole(actor: Actor, userId: string, role: Role, reason: string): Promise<void> {
  requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  if (role === 'member') throw notThisRole()
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    if (!person || person.state === 'closed') throw noSuchPerson()
    if (person.roles.includes(role)) throw roleUnchanged()
    const roles = [...person.roles, role]
    await setRoles(tx, userId, roles)
    await recordAudit(tx, actor, 'role.granted', userId, {
      reason: why,
      before: { roles: person.roles },
      after: { roles },
    })
  })
}
