import type { Actor } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { requireReason } from '@/modules/accounts/require-reason'
import { findNoticeRow } from './db/notices'
import { noSuchCase } from './refusals'
import { requireSenior } from './require'

/**
 * Where a letter reaches whoever gave a notice. For seniors who say in words what for: that is in the audit log before the address is
 * seen. @throws Refusal `people.reason_needed` (422), `moderation.no_such_case` (404)
 */
export async function readClaimant(actor: Actor, noticeId: string, why: string): Promise<string> {
  requireSenior(actor)
  const reason = requireReason(why)
  return inTransaction(async (tx) => {
    const notice = await findNoticeRow(tx, noticeId)
    if (!notice) throw noSuchCase()
    await recordAudit(tx, actor, 'notice.address_read', noticeId, { reason })
    return notice.address
  })
}
