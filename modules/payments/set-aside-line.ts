import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { claimLine } from './db/bank'
import { bankLineNotFound, bankNoteMissing } from './refusals'

/**
 * A bank line is none of ours to book (rent, a fee, a payout that left): it stops waiting, with a reason. For finance and admins.
 * @throws Refusal `payments.bank_note` (422), `payments.bank_line_not_found` (404)
 */
export async function setAsideLine(actor: Actor, hash: string, note: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin').id
  requireFresh(actor)
  const why = note.trim()
  if (why === '') throw bankNoteMissing()
  await inTransaction(async (tx) => {
    if (!(await claimLine(tx, hash, { state: 'set_aside', by, note: why }))) throw bankLineNotFound()
    await recordAudit(tx, actor, 'bank.set_aside', hash, { reason: why })
  })
}
