import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { endSessions } from '@/infra/session-store'
import { lockAdmins, lockPerson, setState } from './db/users'
import { lastAdmin, noSuchPerson, notYourself } from './refusals'
import { requireReason } from './require-reason'

/**
 * Shut an account: its sessions are over at once and nobody signs in to it. What it bought and sold stays on the books.
 * @param also What else is decided with it, in the same transaction. @returns What of that goes into the log.
 */
export async function banPerson(
  actor: Actor,
  userId: string,
  reason: string,
  also: (tx: Tx, reason: string) => Promise<Record<string, string>> = async () => ({}),
): Promise<void> {
  const admin = requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  if (admin.id === userId) throw notYourself()
  await inTransaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const person = await lockPerson(tx, userId)
    if (person?.state !== 'active') throw noSuchPerson()
    if (admins.length === 1 && admins[0] === userId) throw lastAdmin()
    await setState(tx, userId, 'banned')
    await purge(tx, [`artist:${userId}`, `handle:${person.handle}`])
    await endSessions(tx, userId)
    const decided = await also(tx, why)
    await recordAudit(tx, actor, 'person.banned', userId, {
      reason: why,
      before: { state: person.state },
      after: { state: 'banned', ...decided },
    })
  })
}
