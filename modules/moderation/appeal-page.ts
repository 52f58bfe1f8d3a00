import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { type Db, db, inTransaction } from '@/infra/db'
import { listPageCopies, type PageCopy } from '@/modules/accounts/copy-page'
import { keepPageCopies } from '@/modules/accounts/take-page-parts'
import { findAppealOf, findOverturned, findPackCaseRow, findPageDecisions } from './db/pack-cases'
import { findPartakers, layAppeal } from './lay-appeal'
import { requireStatement } from './mark-fault'
import { pageAppealEnd, type PackCaseState } from './pack-case'
import { appealedAlready, appealOver, nothingToAppeal } from './refusals'

export interface TakenOffPage {
  caseId: string
  decidedAt: Date
  words: string
  /** What was taken, and for which reasons; `back` when that was undone. */
  parts: (PageCopy['taken'][number] & { back: boolean })[]
  /** How the page was. Empty when it is kept no longer. */
  before: PageCopy
  /** The last day on which an appeal can be made. */
  until: Date
  /** That day has not passed, and none was made. */
  appealable: boolean
  appeal: { state: PackCaseState; openedAt: Date; dueAt: Date; words: string; statement: string } | undefined
}

/** What a decision took off the reader's own page. @throws Refusal 404 when it is not theirs or there is nothing */
export async function findTakenOffPage(
  actor: Actor,
  caseId: string,
  clock: Clock = systemClock,
): Promise<TakenOffPage> {
  const { decidedAt, words } = await findDecision(db, actor, caseId)
  const before = (await listPageCopies(caseId)).find(({ taken }) => taken.length > 0)
  if (!before) throw nothingToAppeal()
  const made = await findAppealOf(db, caseId)
  const until = pageAppealEnd(decidedAt)
  return {
    caseId,
    decidedAt,
    words,
    before,
    parts: before.taken.map((one) => ({ ...one, back: one.backAt !== null })),
    until,
    appealable: !made && clock.now() < until,
    appeal: made ? { ...made, state: made.state as PackCaseState } : undefined,
  }
}

/** The newest decisions that took something off the reader's own page, for a list of ways to them. */
export async function listTakenOffPage(actor: Actor): Promise<{ caseId: string; decidedAt: Date; back: boolean }[]> {
  const rows = await findPageDecisions(db, requireUser(actor).id)
  const overturned = await findOverturned(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, decidedAt }) => ({
    caseId: id,
    decidedAt: decidedAt ?? new Date(0),
    back: overturned.has(id),
  }))
}

/**
 * Ask for a second look at what was taken off one's page, once and within `PAGE_APPEAL_DAYS`. What was taken is kept until that is heard, by
 * somebody who had no part in the first decision and by a date that the artist is told.
 * @throws Refusal `moderation.appealed_already`, `moderation.appeal_over`, `moderation.nothing_to_appeal`
 */
export async function appealPageDecision(
  actor: Actor,
  caseId: string,
  statement: string,
  clock: Clock = systemClock,
): Promise<void> {
  const said = requireStatement(statement)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const { artistId, decidedAt, decidedBy } = await findDecision(tx, actor, caseId)
    const made = await findAppealOf(tx, caseId)
    if (made) throw appealedAlready()
    if (now >= pageAppealEnd(decidedAt)) throw appealOver()
    const notBy = await findPartakers(tx, decidedBy, caseId)
    await layAppeal(tx, actor, { artistId, title: '', about: caseId, statement: said, notBy }, now)
    await keepPageCopies(tx, caseId, null)
  })
}

async function findDecision(db: Db, actor: Actor, caseId: string) {
  const artist = requireUser(actor)
  const kase = await findPackCaseRow(db, caseId)
  const { artistId, decidedAt, decidedBy, words, kind, state } = kase ?? {}
  if (artistId !== artist.id || (kind !== 'page' && kind !== 'look') || state !== 'upheld' || !decidedAt || !decidedBy)
    throw nothingToAppeal()
  return { artistId, decidedAt, decidedBy, words: words ?? '' }
}
