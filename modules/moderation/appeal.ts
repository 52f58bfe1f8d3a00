import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { type Db, db, inTransaction } from '@/infra/db'
import { findPack, type Pack } from '@/modules/catalog/find-pack'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { findLastCase } from './db/cases'
import { findAppealed, findAppealOf } from './db/pack-cases'
import { findOpenTakedowns } from './db/takedowns'
import { findPartakers, layAppeal } from './lay-appeal'
import { requireStatement } from './mark-fault'
import type { PackCaseState } from './pack-case'
import { nothingToAppeal, noSuchPack } from './refusals'

export interface Appealable {
  title: string
  /** The decision that can be appealed: a no to a version, or a takedown. */
  against: 'rejection' | 'takedown'
  decidedAt: Date
  reasons: string[]
  words: string
  /** When it was taken down for a time. */
  until: Date | null
  /** The appeal, once there is one. */
  appeal: { state: PackCaseState; openedAt: Date; dueAt: Date; words: string } | undefined
}

/** What the artist of a pack can appeal now. @throws Refusal 404 when it is not theirs or there is nothing */
export async function findAppealable(actor: Actor, packId: string): Promise<Appealable> {
  const { decision, title } = await findDecision(db, actor, packId)
  const { against, decidedAt, reasons, words, until } = decision
  const made = await findAppealOf(db, decision.id)
  return {
    title,
    against,
    decidedAt,
    reasons,
    words,
    until,
    appeal: made ? { ...made, state: made.state as PackCaseState } : undefined,
  }
}

/**
 * Ask for a second look at a no or a takedown. Somebody who had no part in the first decision hears it, by a date that the artist
 * is told. A decision is appealed once.
 */
export async function appealDecision(
  actor: Actor,
  packId: string,
  statement: string,
  clock: Clock = systemClock,
): Promise<void> {
  const said = requireStatement(statement)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const { decision, pack } = await findDecision(tx, actor, packId)
    const { id: about, title, versionId, by, caseId } = decision
    const notBy = await findPartakers(tx, by, caseId)
    const coverKey = pack.coverKey ?? decision.coverKey
    const appeal = { packId, artistId: pack.artistId, title, coverKey, about, versionId, statement: said, notBy }
    await layAppeal(tx, actor, appeal, now)
  })
}

async function findDecision(db: Db, actor: Actor, packId: string) {
  const artist = requireUser(actor)
  const pack = await findPack(db, packId)
  if (pack.artistId !== artist.id) throw noSuchPack()
  const decision = (await ofTakedown(db, pack)) ?? (await ofRejection(db, packId))
  if (!decision) throw nothingToAppeal()
  return { pack, decision, title: decision.title }
}

async function ofTakedown(db: Db, pack: Pack) {
  const open = await findOpenTakedowns(db, pack.id)
  const appealed = await findAppealed(
    db,
    open.map(({ id }) => id),
  )
  // Several may keep it down: the newest that was not appealed yet, one after the other.
  const takedown = open.findLast(({ id }) => !appealed.has(id)) ?? open.at(-1)
  if (!takedown) return undefined
  const { id, at: decidedAt, reasons, words, until } = takedown
  const about = { id, decidedAt, reasons, words, until, by: takedown.by, caseId: takedown.caseId }
  return { ...about, against: 'takedown' as const, title: pack.title, coverKey: pack.coverKey, versionId: null }
}

async function ofRejection(db: Db, packId: string) {
  const last = await findLastCase(db, packId)
  if (last?.state !== 'rejected' || !last.decidedAt || !last.decidedBy) return undefined
  const { id, decidedAt, reasons, words, title, coverKey, versionId } = last
  // Whoever changes it answers the no that way: there is nothing left to appeal.
  if ((await findSubmittedVersion(db, versionId))?.state !== 'rejected') return undefined
  const about = { id, decidedAt, reasons, words, until: null, by: last.decidedBy, caseId: id }
  return { ...about, against: 'rejection' as const, title, coverKey, versionId }
}
