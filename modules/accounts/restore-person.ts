import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { purge } from '@/infra/purge'
import { lockPerson, setState } from './db/users'
import { noSuchPerson } from './refusals'
import { requireReason } from './require-reason'

/** Open a banned account again. Its owner signs in as before. */
export async function restorePerson(actor: Actor, userId: string, reason: string): Promise<void> {
  requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, userId)
    if (person?.state !== 'banned') throw noSuchPerson()
    await setState(tx, userId, 'active')
    await purge(tx, [`artist:${userId}`, `handle:${person.handle}`])
    await recordAudit(tx, actor, 'person.restored', userId, {
      reason: why,
      before: { state: person.state },
      after: { state: 'active' },
    })
  })
}
