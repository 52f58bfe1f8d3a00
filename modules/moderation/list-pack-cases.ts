import { type Actor, hasRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import type { PackState } from '@/modules/catalog/pack'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { findSharedPacks } from '@/modules/studio/find-people'
import type { Locale } from '@/i18n/routing'
import { holderNow } from './claim-pack-case'
import { countOpenPackCases, findPackCaseRow, findPackCases, findReports, type PackCaseRow } from './db/pack-cases'
import type { PackCaseKind, PackCaseState, ReportCategory } from './pack-case'
import { noSuchCase } from './refusals'
import { requireReviewer } from './require'

export interface ListedPackCase {
  id: string
  number: number
  kind: PackCaseKind
  state: PackCaseState
  title: string
  coverKey: string | null
  artist: string
  /** How many people reported it. */
  reports: number
  openedAt: Date
  dueAt: Date
  overdue: boolean
  /** Its time was over, and the seniors were told. */
  escalated: boolean
  /** Who has it in hand now, by name; `own` when it is the reader. */
  inHand: { name: string; own: boolean } | undefined
}

const PAGE = 100

/** Reports and appeals: those that wait, oldest first, and those decided last. */
export async function listPackCases(
  actor: Actor,
  clock: Clock = systemClock,
): Promise<{ waiting: ListedPackCase[]; decided: ListedPackCase[]; count: number }> {
  const reader = requireReviewer(actor)
  const now = clock.now()
  const waiting = await findPackCases(db, { open: true, take: PAGE })
  const decided = await findPackCases(db, { open: false, take: 20 })
  const named = [...waiting, ...decided].flatMap(({ artistId, claimedBy }) => [
    artistId,
    ...(claimedBy ? [claimedBy] : []),
  ])
  const profiles = await findProfiles(named)
  const shown = (kase: PackCaseRow): ListedPackCase => ({
    ...listed(kase, now),
    artist: profiles.get(kase.artistId)?.displayName ?? '',
    inHand: inHand(kase, reader.id, profiles, now),
  })
  return { waiting: waiting.map(shown), decided: decided.map(shown), count: await countOpenPackCases(db) }
}

function inHand(
  kase: PackCaseRow,
  reader: string,
  profiles: Map<string, Profile>,
  now: Date,
): ListedPackCase['inHand'] {
  const holder = kase.state === 'open' ? holderNow(kase, now) : undefined
  return holder ? { name: profiles.get(holder)?.displayName ?? holder, own: holder === reader } : undefined
}

function listed(kase: PackCaseRow, now: Date) {
  const { id, number, kind, state, title, coverKey, openedAt, dueAt } = kase
  const overdue = (kase.decidedAt ?? now) > dueAt
  const escalated = kase.state === 'open' && kase.escalatedAt !== null
  return { id, number, kind, state, title, coverKey, openedAt, dueAt, overdue, escalated, reports: kase._count.reports }
}

export interface PackCaseView extends ListedPackCase {
  packId: string
  packState: PackState
  slug: string
  coverKeys: string[]
  artistLocale: Locale
  /** Appeal: against a no (which has a version) or a takedown, and the artist's words. */
  against: 'rejection' | 'takedown' | undefined
  /** The case of the no that is appealed. */
  firstCase: string | undefined
  statement: string
  /** Report of a review: what it says; null when its writer has taken it back. */
  review: { stars: number; words: string } | null | undefined
  /** Who said what. Nobody's address is shown. */
  said: { id: string; category: ReportCategory; words: string; proof: string; at: Date; by: string | undefined }[]
  decision: { by: string; at: Date; reasons: string[]; words: string } | undefined
  /** The reader took the first decision, or has a share in the pack: somebody else decides. */
  barred: 'first_decider' | 'own_pack' | undefined
  senior: boolean
}

export async function findPackCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<PackCaseView> {
  const reader = requireReviewer(actor)
  const kase = await findPackCaseRow(db, caseId)
  if (!kase) throw noSuchCase()
  const pack = await findPack(db, kase.packId)
  const reports = await findReports(db, caseId)
  const people = [kase.artistId, kase.decidedBy, kase.claimedBy, ...reports.map((report) => report.reporterId)]
  const profiles = await findProfiles(people.filter((id) => id !== null))
  const nameOf = (id: string | null) => profiles.get(id ?? '')?.displayName
  const own = (await findSharedPacks(db, reader.id, [kase.packId])).has(kase.packId)
  return {
    ...listed(kase, clock.now()),
    packId: kase.packId,
    packState: pack.state,
    slug: pack.slug,
    coverKeys: pack.coverKeys.length > 0 ? pack.coverKeys : kase.coverKey ? [kase.coverKey] : [],
    artist: nameOf(kase.artistId) ?? '',
    inHand: inHand(kase, reader.id, profiles, clock.now()),
    artistLocale: (await findContact(db, kase.artistId)).locale,
    against: kase.kind === 'appeal' ? (kase.versionId ? 'rejection' : 'takedown') : undefined,
    firstCase: kase.versionId ? (kase.about ?? undefined) : undefined,
    statement: kase.statement,
    review: kase.reviewId ? ((await findAnyReview(db, kase.reviewId)) ?? null) : undefined,
    said: reports.map(({ id, category, words, proof, createdAt: at, reporterId }) => ({
      id,
      category,
      words,
      proof,
      at,
      by: nameOf(reporterId),
    })),
    decision: kase.decidedAt
      ? { by: nameOf(kase.decidedBy) ?? '', at: kase.decidedAt, reasons: kase.reasons, words: kase.words }
      : undefined,
    barred: kase.notBy.includes(reader.id) ? 'first_decider' : own ? 'own_pack' : undefined,
    senior: hasRole(reader, 'senior_reviewer', 'admin'),
  }
}
