import { type Actor, actorName } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { normalizeEmail } from '@/core/email'
import { newId } from '@/core/ids'
import { cleanText } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { limit, limitCaller } from '@/infra/rate-limit'
import { findContact } from '@/modules/accounts/find-contact'
import { findPack } from '@/modules/catalog/find-pack'
import { notify } from '@/modules/notifications/notify'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { dueAt } from './case'
import { findOpenReport, insertPackCase, insertReport } from './db/pack-cases'
import { requireStatement } from './mark-fault'
import { REPORT_CATEGORIES, type ReportCategory } from './pack-case'
import { notReportable, reporterNeeded } from './refusals'

export interface ReportWishes {
  packId: string
  /** A review of the pack, when it is that and not the pack which is reported. */
  reviewId?: string | undefined
  category: ReportCategory
  words: string
  /** Where the reporter's own work can be seen: kept as text. */
  proof: string
  /** Of somebody who is not signed in. */
  email: string
  locale: Locale
}

/**
 * Say that something is wrong with a pack on sale, or with a review of it. Reports of one pack gather in one case, oldest first in the desk's queue. The
 * reporter is told by mail that it came in and how it ended; the artist is not told who reported.
 * @returns The number of the case, to be referred to.
 * @throws Refusal `rate_limit.exceeded` after 5 reports a day and person, 20 a caller
 */
export async function reportPack(actor: Actor, wishes: ReportWishes, clock: Clock = systemClock): Promise<void> {
  const words = requireStatement(wishes.words)
  const proof = cleanText(wishes.proof).slice(0, 500)
  const category = REPORT_CATEGORIES.find((one) => one === wishes.category) ?? 'other'
  const given = actor.kind === 'user' ? undefined : normalizeEmail(wishes.email)
  if (actor.kind !== 'user' && !given) throw reporterNeeded()
  await limitCaller('report-caller', { points: 20, seconds: 86_400 })
  await limit('report-person', actor.kind === 'user' ? actor.id : (given ?? ''), { points: 5, seconds: 86_400 })

  const now = clock.now()
  await inTransaction(async (tx) => {
    const reporter =
      actor.kind === 'user' ? await findContact(tx, actor.id) : { email: given ?? '', locale: wishes.locale }
    const pack = await findPack(tx, wishes.packId)
    if (pack.state !== 'on_sale' && pack.state !== 'stopped') throw notReportable()
    const { id: packId, artistId, title, coverKey } = pack
    const { reviewId } = wishes
    if (reviewId) await requireReportable(tx, reviewId, packId)
    const about = reviewId ? { kind: 'review', reviewId } : { kind: 'report' }
    const opened = { ...about, packId, artistId, title, coverKey, openedAt: now }
    await insertPackCase(tx, { ...opened, id: newId('case'), dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS) })
    const caseId = (await findOpenReport(tx, packId, reviewId))?.id ?? ''
    const said = { category, words, proof, email: reporter.email, locale: reporter.locale, createdAt: now }
    const reporterId = actor.kind === 'user' ? actor.id : null
    if (!(await insertReport(tx, { id: newId('report'), caseId, reporterId, ...said }))) return
    await notify(tx, reporter, 'report_received', { title, hours: env.REVIEW_PROMISE_HOURS })
    const [action, subject] = reviewId ? ['review.reported', reviewId] : ['pack.reported', packId]
    await recordAudit(tx, actor, action, subject, { reason: category, after: { caseId, by: actorName(actor) } })
  })
}

/** A review that is shown, of this pack. */
async function requireReportable(tx: Tx, reviewId: string, packId: string): Promise<void> {
  const review = await findAnyReview(tx, reviewId)
  if (review?.packId !== packId || review.hidden) throw notReportable()
}
