import { type Actor, requireFresh, type UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { isLocale } from '@/i18n/routing'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { PAGE_PARTS, type PagePart } from '@/modules/accounts/page-part'
import { showWaiting } from '@/modules/accounts/artist-page'
import { keepPageCopies } from '@/modules/accounts/take-page-parts'
import { artistChanged } from '@/modules/catalog/jobs'
import { notify } from '@/modules/notifications/notify'
import { approveVersion } from '@/modules/studio/approve-version'
import { findPictures } from './find-pictures'
import { hideFromAll } from './hide-review'
import { requireNotTaken } from './claim-pack-case'
import { decidePackCase, findReports, lockPackCase, type PackCaseRow } from './db/pack-cases'
import { requireWords } from './mark-fault'
import { auditNoun, takedownEnd } from './pack-case'
import { isPageReason, type PageReason, REASON_CODES } from './reasons'
import { decidedAlready, lookChanged, noSuchCase, partNeeded, reasonNeeded, wordsNeeded } from './refusals'
import { requireNotBarred, requireReviewer, requireSenior } from './require'
import { requireNoOpenAsk } from './second-opinion'
import { putBack, takeDown } from './take-down'
import { putPageBack, takeOffPage } from './take-off-page'

export interface PackDecision {
  /** Whoever complained is right. */
  upheld: boolean
  /** A report that is upheld: the grounds of the takedown, and its end. */
  reasons: readonly string[]
  days?: number | undefined
  /** A report of a page that is upheld: what is taken off it, each for which reason. */
  parts?: Partial<Record<PagePart, string | undefined>> | undefined
  /** A look: which pictures were looked at (`picturesOf`), so that none slips through that was set meanwhile. */
  seen?: string | undefined
  /** What the artist reads; with a report that is dismissed and with an appeal, who complained. */
  words: string
}

/** A decision as it is carried out. */
interface Given {
  words: string
  reasons: string[]
  until: Date | null
  parts: Map<PagePart, PageReason>
  /** Nobody but its artist had seen what is taken off. */
  waited: boolean
  now: Date
}

/**
 * Decide on a report or an appeal. A report that is right takes that pack down (of a review: hides it; of a page: takes the named parts off it) and
 * nothing else; an appeal that is right undoes the first decision in the same transaction. An appeal is heard by somebody who had no part in that decision.
 * @throws Refusal `moderation.first_decider`, `moderation.own_report`, `moderation.own_pack`, `moderation.decided_already`, `moderation.taken`
 */
export async function decideOnPack(
  actor: Actor,
  caseId: string,
  decision: PackDecision,
  clock: Clock = systemClock,
): Promise<void> {
  const reviewer = requireReviewer(actor)
  const words = requireWords(decision.words)
  const grounds = REASON_CODES.filter((code) => decision.reasons.includes(code))
  const parts = readParts(decision.parts)
  const now = clock.now()

  await inTransaction(async (tx) => {
    const kase = await lockPackCase(tx, caseId)
    if (!kase) throw noSuchCase()
    if (kase.state !== 'open') throw decidedAlready()
    // That pictures are fine is told to nobody.
    if (words === '' && (kase.kind !== 'look' || decision.upheld)) throw wordsNeeded()
    requireNotTaken(kase, reviewer.id, now)
    await requireNotBarred(tx, reviewer, kase)
    await requireNoOpenAsk(tx, caseId)
    // What stands in the shop is taken down and put back by seniors, whoever asks for it.
    if (decision.upheld && kase.kind !== 'review' && !kase.versionId) {
      requireSenior(actor)
      requireFresh(actor)
    }
    if (decision.upheld && isOfPage(kase) && parts.size === 0) throw partNeeded()
    const waited = kase.kind === 'look' && (await showSeen(tx, kase.artistId, decision.seen))
    if (decision.upheld && (kase.kind === 'report' || kase.kind === 'review') && grounds.length === 0)
      throw reasonNeeded()

    const given = { words, reasons: grounds, parts, waited, until: takedownEnd(now, decision.days), now }
    const reasons = decision.upheld ? await carryOut(tx, reviewer, kase, given) : grounds
    if (!decision.upheld && kase.packId === null) await keepPageCopies(tx, kase.about ?? kase.id, now)
    const state = decision.upheld ? 'upheld' : 'dismissed'
    await decidePackCase(tx, caseId, { state, decidedBy: reviewer.id, decidedAt: now, reasons, words })
    await tell(tx, kase, decision.upheld, words)
    await recordAudit(tx, actor, `${auditNoun(kase.kind)}.${state}`, caseId, {
      reason: reasons.join(' '),
      before: { state: kase.state },
      after: { state, words, ...(kase.packId ? { packId: kase.packId } : { artistId: kase.artistId }) },
    })
  })
}

function readParts(parts: PackDecision['parts'] = {}): Map<PagePart, PageReason> {
  return new Map(
    PAGE_PARTS.flatMap((part) => {
      const reason = parts[part]
      return isPageReason(reason) ? [[part, reason] as const] : []
    }),
  )
}

/** @returns The grounds that go on record. */
async function carryOut(tx: Tx, by: UserActor, kase: PackCaseRow, given: Given): Promise<string[]> {
  const { words, now } = given
  if (isOfPage(kase)) return takeOffPage(tx, by, kase, given)
  if (kase.reviewId) await hideFromAll(tx, by, kase.reviewId, kase.title, given)
  else if (kase.packId === null)
    await putPageBack(tx, by, { caseId: kase.about ?? '', artistId: kase.artistId }, words, now)
  else if (kase.kind === 'report') await takeDown(tx, by, kase.packId, { ...given, caseId: kase.id })
  else if (kase.versionId) await approveVersion(tx, kase.versionId, 'grant')
  else await putBack(tx, by, kase.packId, { takedownId: kase.about ?? '', wrong: true, words, now })
  return given.reasons
}

/** A report of a page, or a look at its pictures; an appeal is about what was decided on one. */
function isOfPage({ kind }: PackCaseRow): boolean {
  return kind === 'page' || kind === 'look'
}

/** What waited is on the page from now on, if it is what was looked at: what breaks a rule is then taken off. @returns Whether anything waited */
async function showSeen(tx: Tx, artistId: string, seen: string | undefined): Promise<boolean> {
  const { pictures, waiting } = await findPictures(tx, artistId)
  if (pictures !== seen) throw lookChanged()
  await showWaiting(tx, artistId)
  if (waiting) await enqueue(tx, artistChanged, { artistId }, { singletonKey: artistId })
  return waiting
}

async function tell(tx: Tx, kase: PackCaseRow, upheld: boolean, words: string): Promise<void> {
  if (kase.kind === 'appeal') {
    await tellArtist(tx, kase, upheld, words)
    return
  }
  if (kase.kind === 'look') return
  const title = kase.kind === 'page' ? await nameOf(kase.artistId) : kase.title
  for (const { email, locale } of await findReports(tx, kase.id)) {
    const contact = { email, locale: isLocale(locale) ? locale : 'en' }
    // The words of a takedown are for the artist, those of a hidden review for its writer; who reported reads that it is gone.
    const told = { title, words: upheld ? '' : words }
    await notify(tx, contact, `${TOLD[kase.kind]}_${upheld ? 'upheld' : 'dismissed'}` as const, told)
  }
}

const TOLD = { report: 'report', review: 'review_report', page: 'page_report' } as const

async function tellArtist(tx: Tx, kase: PackCaseRow, upheld: boolean, words: string): Promise<void> {
  const { packId, title, artistId } = kase
  const contact = await findContact(tx, artistId)
  const outcome = upheld ? ('upheld' as const) : ('dismissed' as const)
  if (packId) await notify(tx, contact, `appeal_${outcome}` as const, { packId, title, words })
  else await notify(tx, contact, `page_appeal_${outcome}` as const, { caseId: kase.about ?? '', words })
}

async function nameOf(artistId: string): Promise<string> {
  return (await findProfiles([artistId])).get(artistId)?.displayName ?? ''
}
