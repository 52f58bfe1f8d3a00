import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findRoleContacts } from '@/modules/accounts/find-role-contacts'
import { notify } from '@/modules/notifications/notify'
import { escalateRows } from './db/escalations'
import { requireSystem } from './require'

/** What is not decided in its time goes to the seniors: marked once, with one mail for all that came due together. */
export async function escalateOverdue(actor: Actor, clock: Clock = systemClock): Promise<number> {
  requireSystem(actor)
  const now = clock.now()
  return inTransaction(async (tx) => {
    const { reviews, others, notices } = await escalateRows(tx, now)
    const count = reviews.length + others.length + notices.length
    if (count === 0) return 0
    const told = new Map((await findRoleContacts(tx, 'senior_reviewer')).map((contact) => [contact.email, contact]))
    for (const contact of await findRoleContacts(tx, 'admin')) told.set(contact.email, contact)
    for (const contact of told.values())
      await notify(tx, contact, 'cases_overdue', {
        reviews: reviews.length,
        others: others.length + notices.length,
        notices: notices.length,
      })
    for (const caseId of [...reviews, ...others]) await recordAudit(tx, actor, 'case.escalated', caseId)
    for (const id of notices) await recordAudit(tx, actor, 'notice.escalated', id)
    return count
  })
}
