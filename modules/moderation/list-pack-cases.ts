import { type Actor, hasRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { findPageContent, listPageCopies, type PageCopy } from '@/modules/accounts/copy-page'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { type PageContent, type PagePart, partsOf } from '@/modules/accounts/page-part'
import { findPack } from '@/modules/catalog/find-pack'
import type { PackState } from '@/modules/catalog/pack'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { countStrikes } from '@/modules/standing/count-strikes'
import type { Locale } from '@/i18n/routing'
import { holderNow } from './claim-pack-case'
import {
  countOpenPackCases,
  findCategories,
  findPackCaseRow,
  findPackCases,
  findReports,
  type PackCaseRow,
} from './db/pack-cases'
import { type ArtistHistory, findHistory } from './find-history'
import { findPictures } from './find-pictures'
import type { PackCaseKind, PackCaseState, ReportCategory } from './pack-case'
import { noSuchCase } from './refusals'
import { type Bar, findBar, requireReviewer } from './require'
import { reportRiskOf } from './risk'

export interface ListedPackCase {
  id: string
  number: number
  kind: PackCaseKind
  state: PackCaseState
  /** Of the pack; of a page, whose it is. */
  title: string
  coverKey: string | null
  /** About an artist's page. */
  isPage: boolean
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

/** Reports and appeals: those that wait, the oldest or the most pressing first, and those decided last. */
export async function listPackCases(
  actor: Actor,
  clock: Clock = systemClock,
  { by = 'age' }: { by?: 'age' | 'risk' } = {},
): Promise<{ waiting: ListedPackCase[]; decided: ListedPackCase[]; count: number }> {
  const reader = requireReviewer(actor)
  const now = clock.now()
  const oldest = await findPackCases(db, { open: true, take: PAGE })
  const waiting = by === 'risk' ? await byRisk(oldest, now) : oldest
  const decided = await findPackCases(db, { open: false, take: 20 })
  const named = [...waiting, ...decided].flatMap(({ artistId, claimedBy }) => [
    artistId,
    ...(claimedBy ? [claimedBy] : []),
  ])
  const profiles = await findProfiles(named)
  const shown = (kase: PackCaseRow): ListedPackCase => ({
    ...listed(kase, profiles.get(kase.artistId), now),
    inHand: inHand(kase, reader.id, profiles, now),
  })
  return { waiting: waiting.map(shown), decided: decided.map(shown), count: await countOpenPackCases(db) }
}

/** What weighs most first; of two that weigh the same, the older. */
async function byRisk(cases: PackCaseRow[], now: Date): Promise<PackCaseRow[]> {
  const said = await findCategories(
    db,
    cases.map(({ id }) => id),
  )
  const strikes = await countStrikes(
    db,
    cases.map(({ artistId }) => artistId),
    now,
  )
  const risks = new Map(
    cases.map((kase) => [
      kase.id,
      reportRiskOf({
        kind: kase.kind,
        nudity: kase.nudity,
        alike: kase.alike.length > 0,
        categories: said.get(kase.id) ?? [],
        reports: kase._count.reports,
        strikes: strikes.get(kase.artistId)?.now ?? 0,
      }),
    ]),
  )
  return cases.toSorted((a, b) => (risks.get(b.id) ?? 0) - (risks.get(a.id) ?? 0))
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

function listed(kase: PackCaseRow, artist: Profile | undefined, now: Date): Omit<ListedPackCase, 'inHand'> {
  const { id, number, kind, state, openedAt, dueAt } = kase
  const isPage = kase.packId === null
  return {
    id,
    number,
    kind,
    state,
    openedAt,
    dueAt,
    isPage,
    title: isPage ? (artist?.displayName ?? '') : kase.title,
    coverKey: isPage ? (artist?.avatarKey ?? null) : kase.coverKey,
    artist: artist?.displayName ?? '',
    overdue: (kase.decidedAt ?? now) > dueAt,
    escalated: kase.state === 'open' && kase.escalatedAt !== null,
    reports: kase._count.reports,
  }
}

export interface PackCaseView extends ListedPackCase {
  /** What it is about, when that is a pack. */
  pack: { id: string; state: PackState; slug: string; coverKeys: string[] } | undefined
  /** When it is a page: as it is now, as it was at each report and when something was taken off it, and what is known of the artist. */
  page:
    | {
        handle: string
        now: PageContent
        parts: PagePart[]
        before: PageCopy[]
        history: ArtistHistory | undefined
      }
    | undefined
  /** A look: the pictures in one word, whether others see them already, and what speaks for looking closely. */
  look:
    | {
        pictures: string
        waiting: boolean
        nudity: number | null
        alike: { id: string; title: string; coverKey: string | null }[]
      }
    | undefined
  artistLocale: Locale
  /** Appeal: against a no (which has a version), a takedown or what was taken off a page, and the artist's words. */
  against: 'rejection' | 'takedown' | 'page' | undefined
  /** The case of the decision that is appealed: of a version, or of a page. */
  firstCase: string | undefined
  statement: string
  /** Report of a review: what it says; null when its writer has taken it back. */
  review: { stars: number; words: string } | null | undefined
  /** Who said what. Nobody's address is shown. Nothing to whoever it is said of: the words alone may say whose they are. */
  said: { id: string; category: ReportCategory; words: string; proof: string; at: Date; by: string | undefined }[]
  decision: { by: string; at: Date; reasons: string[]; words: string } | undefined
  /** Why somebody else decides, and not the reader. */
  barred: Bar | undefined
  senior: boolean
}

export async function findPackCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<PackCaseView> {
  const reader = requireReviewer(actor)
  const kase = await findPackCaseRow(db, caseId)
  if (!kase) throw noSuchCase()
  const now = clock.now()
  const barred = await findBar(db, reader.id, kase)
  const review = kase.reviewId ? ((await findAnyReview(db, kase.reviewId)) ?? null) : undefined
  const reports = barred === 'own_pack' || review?.authorId === reader.id ? [] : await findReports(db, caseId)
  const people = [kase.artistId, kase.decidedBy, kase.claimedBy, ...reports.map((report) => report.reporterId)]
  const profiles = await findProfiles(people.filter((id) => id !== null))
  const nameOf = (id: string | null) => profiles.get(id ?? '')?.displayName
  return {
    ...listed(kase, profiles.get(kase.artistId), now),
    pack: kase.packId === null ? undefined : await packOf(kase.packId, kase.coverKey),
    page: kase.packId === null ? await pageOf(kase, now) : undefined,
    look: kase.kind === 'look' && kase.state === 'open' ? await lookOf(kase) : undefined,
    inHand: inHand(kase, reader.id, profiles, now),
    artistLocale: (await findContact(db, kase.artistId)).locale,
    against: kase.kind === 'appeal' ? againstOf(kase) : undefined,
    firstCase: kase.kind === 'appeal' && (kase.versionId || !kase.packId) ? (kase.about ?? undefined) : undefined,
    statement: kase.statement,
    review,
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
    barred,
    senior: hasRole(reader, 'senior_reviewer', 'admin'),
  }
}

function againstOf({ versionId, packId }: PackCaseRow): PackCaseView['against'] {
  return versionId ? 'rejection' : packId === null ? 'page' : 'takedown'
}

async function packOf(packId: string, coverKey: string | null): Promise<PackCaseView['pack']> {
  const { id, state, slug, coverKeys } = await findPack(db, packId)
  return { id, state, slug, coverKeys: coverKeys.length > 0 ? coverKeys : coverKey ? [coverKey] : [] }
}

async function lookOf({ artistId, nudity, alike }: PackCaseRow): Promise<PackCaseView['look']> {
  const { pictures, waiting } = await findPictures(db, artistId)
  const packs = await Promise.all(alike.map((id) => findPack(db, id)))
  return { pictures, waiting, nudity, alike: packs.map(({ id, title, coverKey }) => ({ id, title, coverKey })) }
}

async function pageOf(kase: PackCaseRow, at: Date): Promise<PackCaseView['page']> {
  const { handle, ...shown } = await findPageContent(db, kase.artistId)
  const { banner, portrait } = await findPictures(db, kase.artistId)
  // A look is at what waits, too.
  const now = kase.kind === 'look' ? { ...shown, bannerKey: banner, avatarKey: portrait } : shown
  return {
    handle,
    now,
    parts: partsOf(now, handle).filter((part) => kase.kind !== 'look' || part === 'banner' || part === 'portrait'),
    before: await listPageCopies(kase.about ?? kase.id),
    history: await findHistory(db, { id: kase.id, artistId: kase.artistId, packId: '' }, at),
  }
}
