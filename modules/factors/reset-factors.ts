import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { endSessions, lockActive } from '@/infra/session-store'
import { requireReason } from '@/modules/accounts/require-reason'
import { deleteApp, deletePasskey, findPasskeys } from './db/factors'
import { factorRemoved } from './keep-factor'
import { noFactor, noSuchFactor } from './refusals'

/**
 * For who lost their device and their codes: all second factors of a person go, and every session. He is told by mail. Admins only,
 * never one's own; audited.
 */
export async function resetFactors(actor: Actor, userId: string, reason: string): Promise<void> {
  const admin = requireRole(actor, 'admin')
  requireFresh(actor)
  const why = requireReason(reason)
  if (admin.id === userId) throw noSuchFactor()
  await inTransaction(async (tx) => {
    if (!(await lockActive(tx, userId))) throw noSuchFactor()
    const passkeys = await findPasskeys(tx, userId)
    for (const { id } of passkeys) await deletePasskey(tx, userId, id)
    const app = await deleteApp(tx, userId)
    if (passkeys.length === 0 && !app) throw noFactor()
    await factorRemoved(tx, userId)
    await endSessions(tx, userId)
    await recordAudit(tx, actor, 'person.factors_reset', userId, { reason: why })
  })
}
