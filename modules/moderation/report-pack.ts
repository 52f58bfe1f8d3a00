import { type Actor, actorName } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { findPack } from '@/modules/catalog/find-pack'
import { notify } from '@/modules/notifications/notify'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { dueAt } from './case'
import { findOpenReport, insertPackCase } from './db/pack-cases'
import { REPORT_CATEGORIES } from './pack-case'
import { notReportable } from './refusals'
import { fileReport, readReport, type ReportWords } from './take-report'

export interface ReportWishes extends ReportWords {
  packId: string
  /** A review of the pack, when it is that and not the pack which is reported. */
  reviewId?: string | undefined
}

/**
 * Say that something is wrong with a pack on sale, or with a review of it. Reports of one pack gather in one case, oldest first in the desk's queue. The
 * reporter is told by mail that it came in and how it ended; the artist is not told who reported.
 * @throws Refusal `rate_limit.exceeded` after 5 reports a day and person, 20 a caller
 */
export async function reportPack(actor: Actor, wishes: ReportWishes, clock: Clock = systemClock): Promise<void> {
  const said = await readReport(actor, wishes, REPORT_CATEGORIES)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, wishes.packId)
    if (pack.state !== 'on_sale' && pack.state !== 'stopped') throw notReportable()
    const { id: packId, artistId, title, coverKey } = pack
    const { reviewId } = wishes
    if (reviewId) await requireReportable(tx, reviewId, packId)
    const about = reviewId ? { kind: 'review', reviewId } : { kind: 'report' }
    const opened = { ...about, packId, artistId, title, coverKey, openedAt: now }
    await insertPackCase(tx, { ...opened, id: newId('case'), dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS) })
    const caseId = (await findOpenReport(tx, packId, reviewId))?.id ?? ''
    const reporter = await fileReport(tx, actor, caseId, said, now)
    if (!reporter) return
    await notify(tx, reporter, 'report_received', { title, hours: env.REVIEW_PROMISE_HOURS })
    const [action, subject] = reviewId ? ['review.reported', reviewId] : ['pack.reported', packId]
    await recordAudit(tx, actor, action, subject, { reason: said.category, after: { caseId, by: actorName(actor) } })
  })
}

/** A review that is shown, of this pack. */
async function requireReportable(tx: Tx, reviewId: string, packId: string): Promise<void> {
  const review = await findAnyReview(tx, reviewId)
  if (review?.packId !== packId || review.hidden) throw notReportable()
}
