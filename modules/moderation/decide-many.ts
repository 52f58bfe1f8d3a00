import type { Actor, UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { Refusal } from '@/core/refusal'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findRoles } from '@/modules/accounts/find-roles'
import { requireNotTaken } from './claim-pack-case'
import { endBulk, findBulk, findPendingBulk, insertBulk } from './db/bulks'
import { lockPackCase, setPackClaim } from './db/pack-cases'
import { decideOnPack } from './decide-pack-case'
import { requireWords } from './mark-fault'
import { bulkEffective } from './jobs'
import { bulkOver, decidedAlready, noSuchCase, reasonNeeded, wordsNeeded } from './refusals'
import { requireNotBarred, requireReviewer, requireSystem } from './require'

/** So long several decisions at once can be taken back, before anybody hears of them. */
export const UNDO_MINUTES = 2
const MINUTE = 60_000
const MOST = 50

/**
 * Dismiss several reports at once, with the same words. It takes effect two minutes later; until then the cases are in the hands of whoever
 * decided, nobody was told, and `undoMany` takes all of it back. Nothing is taken down this way: that is looked at one by one.
 */
export async function decideMany(
  actor: Actor,
  { caseIds, words }: { caseIds: readonly string[]; words: string },
  clock: Clock = systemClock,
): Promise<string> {
  const reviewer = requireReviewer(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  const chosen = [...new Set(caseIds)].toSorted()
  if (chosen.length === 0 || chosen.length > MOST) throw reasonNeeded()
  const now = clock.now()
  const effectAt = new Date(now.getTime() + UNDO_MINUTES * MINUTE)
  const id = newId('bulk')
  await inTransaction(async (tx) => {
    for (const caseId of chosen) {
      const kase = await lockPackCase(tx, caseId)
      // An appeal is answered by itself, and pictures are looked at one by one.
      if (!kase || kase.kind === 'appeal' || kase.kind === 'look') throw noSuchCase()
      if (kase.state !== 'open') throw decidedAlready()
      requireNotTaken(kase, reviewer.id, now)
      await requireNotBarred(tx, reviewer, kase)
      // In hand for somewhat longer than the wait: a job may come late.
      await setPackClaim(tx, caseId, {
        claimedBy: reviewer.id,
        claimEndsAt: new Date(effectAt.getTime() + 10 * MINUTE),
      })
    }
    await insertBulk(tx, { id, by: reviewer.id, caseIds: chosen, words: said, at: now, effectAt })
    await enqueue(tx, bulkEffective, { bulkId: id }, { startAfter: effectAt })
    await recordAudit(tx, actor, 'bulk.decided', id, { after: { cases: chosen, words: said } })
  })
  return id
}

/** Take several decisions back before they take effect: all cases wait again. */
export async function undoMany(actor: Actor, bulkId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  const now = clock.now()
  await inTransaction(async (tx) => {
    const bulk = await findBulk(tx, bulkId)
    if (!bulk || bulk.by !== reviewer.id) throw noSuchCase()
    if (bulk.effectAt <= now || !(await endBulk(tx, bulkId, { undoneAt: now }))) throw bulkOver()
    for (const caseId of bulk.caseIds) {
      const kase = await lockPackCase(tx, caseId)
      if (kase?.state === 'open' && kase.claimedBy === reviewer.id)
        await setPackClaim(tx, caseId, { claimedBy: null, claimEndsAt: null })
    }
    await recordAudit(tx, actor, 'bulk.undone', bulkId)
  })
}

/**
 * The time to take it back is over: each case is decided as by hand, by whoever chose it, if they still may. One that somebody took meanwhile
 * stays as it is. Run again, nothing is decided twice.
 */
export async function carryOutMany(
  actor: Actor,
  { bulkId }: { bulkId: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireSystem(actor)
  const bulk = await findBulk(db, bulkId)
  if (!bulk || bulk.undoneAt || bulk.doneAt || bulk.effectAt > clock.now()) return
  const by: UserActor = {
    kind: 'user',
    id: bulk.by,
    handle: '',
    sessionId: '',
    roles: await findRoles(db, bulk.by),
  }
  for (const caseId of bulk.caseIds)
    try {
      await decideOnPack(by, caseId, { upheld: false, reasons: [], words: bulk.words }, clock)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  await endBulk(db, bulkId, { doneAt: clock.now() })
}

/** What the reader decided at once and can still take back. */
export async function listUndoable(
  actor: Actor,
  clock: Clock = systemClock,
): Promise<{ id: string; count: number; effectAt: Date }[]> {
  const rows = await findPendingBulk(db, requireReviewer(actor).id, clock.now())
  return rows.map(({ id, caseIds, effectAt }) => ({ id, count: caseIds.length, effectAt }))
}
