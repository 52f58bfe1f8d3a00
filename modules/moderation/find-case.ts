import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import type { Locale } from '@/i18n/routing'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { isMovingKind, masterFile, masterPicture, MEDIA_TYPES, PLAYABLE } from '@/modules/imaging/sticker-kind'
import { findSharedPacks } from '@/modules/studio/find-people'
import {
  findSubmittedVersion,
  type SubmittedSticker,
  type SubmittedVersion,
} from '@/modules/studio/find-submitted-version'
import { type CaseState, stateNow } from './case'
import { type CaseRow, findCaseRow, findCasesOfPack } from './db/cases'
import { findFindings, type FindingRow, type Verdict } from './db/findings'
import { type ArtistHistory, findHistory } from './find-history'
import { findWords, type WordFinding } from './find-words'
import { findMatches } from './find-matches'
import type { Match } from './match'
import { noSuchCase } from './refusals'
import { requireReviewer } from './require'

export interface JudgedSticker extends SubmittedSticker {
  verdict: Verdict
  /** Found fine in an earlier case and not changed since. */
  earlier: boolean
  /** How likely a model holds nudity, in thousandths; null where it was not asked, or is not installed. */
  nudity: number | null
  reasons: string[]
  words: string
  /** Pictures it looks like, those that matter most first. */
  matches: (Match & { artist: string })[]
}

export interface CaseView {
  id: string
  number: number
  state: CaseState
  round: number
  openedAt: Date
  dueAt: Date
  overdue: boolean
  mine: boolean
  claim: { by: string; endsAt: Date } | null
  decision: { by: string; at: Date } | null
  own: boolean
  senior: boolean
  artist: Profile | undefined
  /** The language the artist reads. */
  artistLocale: Locale
  version: Omit<SubmittedVersion, 'stickers'>
  listingFine: boolean
  reasons: string[]
  words: string
  stickers: JudgedSticker[]
  /** Words of the listing and the stickers that may need a look. Evidence, never a decision. */
  found: WordFinding[]
  /** Of whoever sent it; undefined when the account is gone. */
  history: ArtistHistory | undefined
  /** Earlier cases of the pack, newest first. */
  before: { id: string; number: number; state: CaseState; versionNumber: number; round: number; at: Date }[]
}

/** One case with everything a reviewer needs to decide. While it waits or is judged, what is shown cannot change under them. */
export async function findCase(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<CaseView> {
  const reader = requireReviewer(actor)
  const now = clock.now()
  const kase = await findCaseRow(db, caseId)
  const version = kase && (await findSubmittedVersion(db, kase.versionId))
  if (!kase || !version) throw noSuchCase()

  const state = stateNow(kase, now)
  const matches = await findMatches(db, version)
  const drew = [...matches.values()].flat().map((match) => match.artistId)
  const people = [kase.artistId, kase.claimedBy, kase.decidedBy, ...drew].filter((id) => id !== null)
  const profiles = await findProfiles(people)
  const nameOf = (id: string | null) => profiles.get(id ?? '')?.displayName ?? ''
  const { stickers, ...listing } = version
  return {
    id: kase.id,
    number: kase.number,
    state,
    round: kase.round,
    openedAt: kase.openedAt,
    dueAt: kase.dueAt,
    listingFine: kase.listingFine,
    reasons: kase.reasons,
    words: kase.words,
    overdue: (kase.decidedAt ?? now) > kase.dueAt,
    mine: state === 'claimed' && kase.claimedBy === reader.id,
    claim: state === 'claimed' && kase.claimEndsAt ? { by: nameOf(kase.claimedBy), endsAt: kase.claimEndsAt } : null,
    decision: kase.decidedAt ? { by: nameOf(kase.decidedBy), at: kase.decidedAt } : null,
    own: (await findSharedPacks(db, reader.id, [kase.packId])).has(kase.packId),
    senior: reader.roles.some((role) => role === 'senior_reviewer' || role === 'admin'),
    artist: profiles.get(kase.artistId),
    artistLocale: (await findContact(db, kase.artistId)).locale,
    version: listing,
    stickers: judged(stickers, await findFindings(db, caseId), (id) =>
      (matches.get(id) ?? []).map((match) => ({ ...match, artist: nameOf(match.artistId) })),
    ),
    found: findWords(textsOf(version)),
    history: await findHistory(db, kase, now),
    before: (await findCasesOfPack(db, kase.packId)).filter((other) => other.number < kase.number).map(line),
  }
}

function textsOf({ title, description, translations, tags, stickers }: SubmittedVersion) {
  return [
    { field: 'title', text: title } as const,
    { field: 'description', text: description } as const,
    ...Object.values(translations).flatMap((its) => [
      { field: 'title', text: its.title } as const,
      { field: 'description', text: its.description } as const,
    ]),
    { field: 'tags', text: tags.join(', ') } as const,
    ...stickers.flatMap(({ position, alt, tags }) => [
      { field: 'alt', position, text: alt } as const,
      { field: 'tags', position, text: tags.join(', ') } as const,
    ]),
  ]
}

/** The stickers this case is about. One the artist removed since a "no" is not there any more. */
function judged(
  stickers: SubmittedSticker[],
  findings: FindingRow[],
  matchesOf: (stickerId: string) => JudgedSticker['matches'],
): JudgedSticker[] {
  const found = new Map(findings.map((finding) => [finding.stickerId, finding]))
  return stickers.flatMap((sticker) => {
    const finding = found.get(sticker.id)
    if (!finding) return []
    const { verdict, earlier, nudity, reasons, words } = finding
    return [{ ...sticker, verdict, earlier, nudity, reasons, words, matches: matchesOf(sticker.id) }]
  })
}

function line({ id, number, state, versionNumber, round, openedAt, decidedAt }: CaseRow) {
  return { id, number, state, versionNumber, round, at: decidedAt ?? openedAt }
}

/**
 * The artist's own picture of a sticker in a case, whole: what would be sold, not its preview.
 * @param moving Of one that moves and a browser can play: its file, with every frame that would be sold.
 */
export async function openMaster(
  actor: Actor,
  caseId: string,
  stickerId: string,
  moving = false,
): Promise<{ bytes: Buffer; type: string }> {
  requireReviewer(actor)
  const kase = await findCaseRow(db, caseId)
  const version = kase && (await findSubmittedVersion(db, kase.versionId))
  const sticker = version?.stickers.find((one) => one.id === stickerId)
  if (!sticker) throw noSuchCase()
  const { masterHash, kind } = sticker
  const plays = moving && isMovingKind(kind) && PLAYABLE.has(kind) ? kind : undefined
  const bytes = await storage.get(plays ? masterFile(masterHash, plays) : masterPicture(masterHash))
  if (!bytes) throw noSuchCase()
  return { bytes, type: plays ? MEDIA_TYPES[plays] : 'image/png' }
}
