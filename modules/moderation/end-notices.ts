import { type Actor, requireFresh } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import {
  changeNoticed,
  findNoticedDue,
  findNoticeRow,
  lockNoticed,
  type NoticedRow,
  type NoticeRow,
} from './db/notices'
import { requireWords } from './mark-fault'
import { buyersSettled } from './jobs'
import { moveNotice } from './notice'
import { noSuchCase, ownReport, wordsNeeded } from './refusals'
import { isClaimant, requireNoReportWaiting, requireNoShare, requireSenior, requireSystem } from './require'
import { putBack } from './take-down'
import { tellArtist, tellClaimant } from './tell-of-notice'

/**
 * Where a clock ran out, silence decides: an artist who did not answer leaves his pack down; a claimant who did not go to court sees it sold
 * again, and its strike taken back. Run by the clock; asked twice, it finds nothing left to do.
 */
export async function endNotices(actor: Actor, clock: Clock = systemClock): Promise<number> {
  requireSystem(actor)
  const now = clock.now()
  const due = await findNoticedDue(db, now)
  for (const { noticeId, packId } of due)
    await inTransaction(async (tx) => {
      const notice = await findNoticeRow(tx, noticeId)
      const row = await lockNoticed(tx, noticeId, packId)
      const end = row?.state === 'down' ? row.counterUntil : row?.state === 'countered' ? row.courtUntil : null
      if (!notice || !row || !end || end > now) return
      const state = moveNotice(row.state, 'lapse')
      if (state === 'restored') await bringBack(tx, actor, row, notice, now)
      else await makeFinal(tx, row, notice, now)
      await recordAudit(tx, actor, `notice.${state}`, noticeId, {
        before: { state: row.state },
        after: { state, packId },
      })
    })
  return due.length
}

/** A court has decided for the claimant: the pack stays down. (For the artist: put the pack back, and the notice ends with it.) */
export async function closeNotice(
  actor: Actor,
  { noticeId, packId }: { noticeId: string; packId: string },
  words: string,
  clock: Clock = systemClock,
): Promise<void> {
  const senior = requireSenior(actor)
  requireFresh(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  const now = clock.now()
  await inTransaction(async (tx) => {
    const notice = await findNoticeRow(tx, noticeId)
    const row = await lockNoticed(tx, noticeId, packId)
    if (!notice || !row) throw noSuchCase()
    if (await isClaimant(tx, senior.id, notice)) throw ownReport()
    await requireNoShare(tx, senior, row)
    await requireNoReportWaiting(tx, senior, { packId })
    const state = moveNotice(row.state, 'close')
    await makeFinal(tx, row, notice, now, said)
    await recordAudit(tx, actor, 'notice.final', noticeId, {
      reason: said,
      before: { state: row.state },
      after: { state, packId },
    })
  })
}

async function makeFinal(tx: Tx, row: NoticedRow, notice: NoticeRow, now: Date, words = ''): Promise<void> {
  await changeNoticed(tx, row, { state: 'final', endedAt: now })
  if (row.takedownId) await enqueue(tx, buyersSettled, { takedownId: row.takedownId })
  await tellArtist(tx, row, 'final', { words })
  await tellClaimant(tx, notice, 'final', { title: row.title, words })
}

/** The takedown ends, its strike with it, and both sides are told: sold again, unless something else keeps the pack down. Somebody may have put it back already. */
export async function bringBack(tx: Tx, by: Actor, row: NoticedRow, notice: NoticeRow, now: Date): Promise<void> {
  await changeNoticed(tx, row, { state: 'restored', endedAt: now })
  const how = { takedownId: row.takedownId ?? '', wrong: true, told: true, now }
  const staysDown = await putBack(tx, by, row.packId, how)
  await tellArtist(tx, row, staysDown ? 'over' : 'restored')
  await tellClaimant(tx, notice, staysDown ? 'final' : 'restored', { title: row.title })
}
