import { type Actor, requireFresh, requireRole, type Role } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { lockAdmins, lockPerson, setRoles } from './db/users'
import { lastAdmin, noSuchPerson, notThisRole, roleUnchanged } from './refusals'
import { requireReason } from './require-reason'

/** Take a role from a person, for a reason that stays in the audit log. Counts at their next request. Admins only. */
export async function revokeRole(actor: Actor, userId: string, role: Role, reason: string): Promise<void> {
  requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  if (role === 'member') throw notThisRole()
  await inTransaction(async (tx) => {
    const admins = role === 'admin' ? await lockAdmins(tx) : []
    const person = await lockPerson(tx, userId)
    if (!person) throw noSuchPerson()
    if (!person.roles.includes(role)) throw roleUnchanged()
    if (admins.length === 1 && admins[0] === userId) throw lastAdmin()
    const roles = person.roles.filter((held) => held !== role)
    await setRoles(tx, userId, roles)
    await recordAudit(tx, actor, 'role.revoked', userId, {
      reason: why,
      before: { roles: person.roles },
      after: { roles },
    })
  })
}
