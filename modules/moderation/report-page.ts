import { type Actor, actorName } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { copyPage } from '@/modules/accounts/copy-page'
import { notify } from '@/modules/notifications/notify'
import { dueAt } from './case'
import { findOpenOfPage, insertPackCase } from './db/pack-cases'
import { findReportablePage } from './find-reportable'
import { PAGE_CATEGORIES } from './pack-case'
import { fileReport, readReport, type ReportWords } from './take-report'

/**
 * Say that something is wrong with an artist's page: the name, the words, the links, the banner or the portrait. Reports of one page
 * gather in one case, which keeps how the page looked at each of them. Otherwise as with a pack (report-pack.ts).
 * @throws Refusal `moderation.no_such_page`, `rate_limit.exceeded`
 */
export async function reportPage(
  actor: Actor,
  wishes: ReportWords & { artistId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { artistId } = wishes
  const said = await readReport(actor, wishes, PAGE_CATEGORIES)
  const { name: title } = await findReportablePage(artistId)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const id = newId('case')
    // Its name is looked up when it is shown: one that goes for good shall not stay in a row.
    const opened = { id, kind: 'page', artistId, title: '', openedAt: now }
    await insertPackCase(tx, { ...opened, dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS) })
    const caseId = (await findOpenOfPage(tx, artistId, 'page'))?.id ?? id
    const reporter = await fileReport(tx, actor, caseId, said, now)
    if (!reporter) return
    await copyPage(tx, { userId: artistId, caseId, at: now })
    await notify(tx, reporter, 'report_received', { title, hours: env.REVIEW_PROMISE_HOURS })
    await recordAudit(tx, actor, 'page.reported', artistId, {
      reason: said.category,
      after: { caseId, by: actorName(actor) },
    })
  })
}
