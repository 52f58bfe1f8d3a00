import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { notify } from '@/modules/notifications/notify'
import { purge } from '@/infra/purge'
import { lockPerson, setState } from './db/users'
import { findContact } from './find-contact'
import { noSuchPerson } from './refusals'
import { requireReason } from './require-reason'

/**
 * Open a banned account again. Its owner signs in as before, and reads why.
 * @param also What else is decided with it, in the same transaction.
 */
export async function restorePerson(
  actor: Actor,
  userId: string,
  reason: string,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    if (person?.state !== 'banned') throw noSuchPerson()
    await setState(tx, userId, 'active')
    await also(tx)
    await notify(tx, await findContact(tx, userId), 'ban_over', { words: why })
    await purge(tx, [`artist:${userId}`, `handle:${person.handle}`])
    await recordAudit(tx, actor, 'person.restored', userId, {
      reason: why,
      before: { state: person.state },
      after: { state: 'active' },
    })
  })
}
