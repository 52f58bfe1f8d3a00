import type { Actor } from '@/core/actor'
import { normalizeEmail } from '@/core/email'
import { newId } from '@/core/ids'
import { cleanText } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import type { Tx } from '@/infra/db'
import { limit, limitCaller } from '@/infra/rate-limit'
import { findContact } from '@/modules/accounts/find-contact'
import { insertReport } from './db/pack-cases'
import { requireStatement } from './mark-fault'
import type { ReportCategory } from './pack-case'
import { reporterNeeded } from './refusals'

/** What somebody says in a report, of whatever it is about. */
export interface ReportWords {
  category: ReportCategory
  words: string
  /** Where the reporter's own work, or what else shows it, can be seen: kept as text. */
  proof: string
  /** Of somebody who is not signed in. */
  email: string
  locale: Locale
}

/**
 * Read a report before anything is opened for it: words, an address to answer to, and not too many in a day, of packs and pages together.
 * @throws Refusal `moderation.words_few`, `moderation.reporter_needed`; `rate_limit.exceeded` after 5 a day and person, 20 a caller
 */
export async function readReport(
  actor: Actor,
  wishes: ReportWords,
  categories: readonly ReportCategory[],
): Promise<ReportWords> {
  const words = requireStatement(wishes.words)
  const proof = cleanText(wishes.proof).slice(0, 500)
  const category = categories.find((one) => one === wishes.category) ?? 'other'
  const email = actor.kind === 'user' ? '' : normalizeEmail(wishes.email)
  if (actor.kind !== 'user' && !email) throw reporterNeeded()
  await limitCaller('report-caller', { points: 20, seconds: 86_400 })
  await limit('report-person', actor.kind === 'user' ? actor.id : (email ?? ''), { points: 5, seconds: 86_400 })
  return { category, words, proof, email: email ?? '', locale: wishes.locale }
}

/** Lay it into its case. @returns Whom to tell that it came in; nothing when they had said so before. */
export async function fileReport(
  tx: Tx,
  actor: Actor,
  caseId: string,
  said: ReportWords,
  now: Date,
): Promise<{ email: string; locale: Locale } | undefined> {
  const { category, words, proof } = said
  const reporter = actor.kind === 'user' ? await findContact(tx, actor.id) : said
  const { email, locale } = reporter
  const reporterId = actor.kind === 'user' ? actor.id : null
  const row = { id: newId('report'), caseId, reporterId, category, words, proof, email, locale, createdAt: now }
  return (await insertReport(tx, row)) ? { email, locale } : undefined
}
