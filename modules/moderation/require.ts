import { type Actor, requireRole, type UserActor } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import type { Db, Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { stateNow } from './case'
import { type CaseRow, lockCase } from './db/cases'
import { hasNoticeOpen } from './db/notices'
import { hasReported, hasReportWaiting, type PackCaseRow } from './db/pack-cases'
import { findTakedown } from './db/takedowns'
import type { PackCaseKind } from './pack-case'
import { firstDecider, noSuchCase, notYourClaim, ownPack, ownReport } from './refusals'
import { findSharedPacks } from '@/modules/studio/find-people'

/** Who may look into the queue and decide. */
export function requireReviewer(actor: Actor): UserActor {
  return requireRole(actor, 'reviewer', 'senior_reviewer', 'admin')
}

/** Who may end another's claim, ban and restore. */
export function requireSenior(actor: Actor): UserActor {
  return requireRole(actor, 'senior_reviewer', 'admin')
}

/** What only the product itself does, in a job. */
export function requireSystem(actor: Actor): void {
  if (actor.kind !== 'system') throw new Refusal('session.role_required', 403, 'Only a job does this.')
}

/** What a case, a notice or a decision is about: a pack, or an artist's page. */
interface Subject {
  packId: string | null
  artistId: string
}

/** Whether somebody drew the pack that a case is about or shares in it, whatever they answered, or whether it is about their own page. */
export async function hasShare(db: Db, userId: string, { packId, artistId }: Subject): Promise<boolean> {
  if (artistId === userId) return true
  return packId !== null && (await findSharedPacks(db, userId, [packId])).has(packId)
}

/** Nobody decides on a pack they drew or share in, nor on their own page. */
export async function requireNoShare(tx: Tx, actor: UserActor, subject: Subject): Promise<void> {
  if (await hasShare(tx, actor.id, subject)) throw ownPack()
}

export type Bar = 'first_decider' | 'own_report' | 'own_pack'

/** Why somebody may not decide on a report or an appeal: they took the first decision, reported it or gave notice of it themselves, or share in what it is about. */
export async function findBar(db: Db, userId: string, kase: PackCaseRow): Promise<Bar | undefined> {
  if (kase.notBy.includes(userId)) return 'first_decider'
  if (await hasShare(db, userId, kase)) return 'own_pack'
  return (await isReporter(db, userId, kase)) ? 'own_report' : undefined
}

/**
 * Whether somebody reported what a case is about, or gave formal notice of the pack that is not over; an appeal is about what its first
 * decision was about.
 */
export async function isReporter(
  db: Db,
  userId: string,
  {
    id,
    about,
    kind,
    packId,
  }: { id: string; about: string | null; kind: PackCaseKind | 'version'; packId: string | null },
): Promise<boolean> {
  const first = about && (await findTakedown(db, about))?.caseId
  const { email } = await findContact(db, userId)
  const reporter = { id: userId, email }
  const cases = [id, about, first].filter((one) => typeof one === 'string')
  if (await hasReported(db, reporter, cases)) return true
  return packId !== null && (kind === 'report' || kind === 'appeal') && hasNoticeOpen(db, reporter, packId)
}

/**
 * What somebody reported or gave notice of waits for somebody else, also where it could be done without.
 * @throws Refusal `moderation.own_report`
 */
export async function requireNoReportWaiting(
  tx: Tx,
  { id }: UserActor,
  what: { packId: string; reviewId?: string },
): Promise<void> {
  const { email } = await findContact(tx, id)
  if (await hasReportWaiting(tx, { id, email }, what)) throw ownReport()
  if (!what.reviewId && (await hasNoticeOpen(tx, { id, email }, what.packId))) throw ownReport()
}

/** Whether a notice is somebody's own. */
export async function isClaimant(
  db: Db,
  userId: string,
  notice: { claimantId: string | null; email: string },
): Promise<boolean> {
  return notice.claimantId === userId || notice.email === (await findContact(db, userId)).email
}

const BARRED = { first_decider: firstDecider, own_report: ownReport, own_pack: ownPack }

/** @throws Refusal `moderation.first_decider`, `moderation.own_report`, `moderation.own_pack` */
export async function requireNotBarred(tx: Tx, reviewer: UserActor, kase: PackCaseRow): Promise<void> {
  const bar = await findBar(tx, reviewer.id, kase)
  if (bar) throw BARRED[bar]()
}

/** The case, locked, if this reviewer has it in hand now and has no share in the pack. */
export async function requireClaim(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<CaseRow> {
  const reviewer = requireReviewer(actor)
  const kase = await lockCase(tx, caseId)
  if (!kase) throw noSuchCase()
  if (stateNow(kase, now) !== 'claimed' || kase.claimedBy !== reviewer.id) throw notYourClaim()
  await requireNoShare(tx, reviewer, kase)
  return kase
}
