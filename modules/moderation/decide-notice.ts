import { type Actor, requireFresh } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { changeNoticed, findNoticeRow, lockNoticed } from './db/notices'
import { requireWords } from './mark-fault'
import { daysFrom, moveNotice, NOTICE_REASONS } from './notice'
import { noSuchCase, ownReport, reasonNeeded, wordsNeeded } from './refusals'
import { isClaimant, requireNoReportWaiting, requireNoShare, requireSenior } from './require'
import { takeDown } from './take-down'
import { tellArtist, tellClaimant } from './tell-of-notice'

export interface NoticeDecision {
  /** Which of its packs. */
  packIds: readonly string[]
  accepted: boolean
  reason: string
  /** To the artist when it is accepted, to the claimant when it is not. */
  words: string
}

/**
 * Decide on packs of a notice: those that are accepted are taken down at once, and their artists told until when they may answer.
 * All of those named, or none. For seniors without a share in any of them, who reported none.
 */
export async function decideNotice(
  actor: Actor,
  noticeId: string,
  decision: NoticeDecision,
  clock: Clock = systemClock,
): Promise<void> {
  const senior = requireSenior(actor)
  requireFresh(actor)
  const { packIds, accepted } = decision
  const words = requireWords(decision.words)
  if (words === '') throw wordsNeeded()
  const reason = NOTICE_REASONS.find((code) => code === decision.reason)
  if (packIds.length === 0 || (accepted && !reason)) throw reasonNeeded()
  const now = clock.now()
  await inTransaction(async (tx) => {
    const notice = await findNoticeRow(tx, noticeId)
    if (!notice) throw noSuchCase()
    if (await isClaimant(tx, senior.id, notice)) throw ownReport()
    // In one order, whoever asks: two at once wait for each other.
    for (const packId of packIds.toSorted()) {
      const row = await lockNoticed(tx, noticeId, packId)
      if (!row) throw noSuchCase()
      await requireNoShare(tx, senior, row)
      await requireNoReportWaiting(tx, senior, { packId })
      const state = moveNotice(row.state, accepted ? 'accept' : 'refuse')
      const decided = { state, decidedBy: senior.id, decidedAt: now, words }
      if (!accepted || !reason) {
        await changeNoticed(tx, row, { ...decided, endedAt: now })
        await tellClaimant(tx, notice, 'refused', { title: row.title, words })
      } else {
        const counterUntil = daysFrom(now, env.NOTICE_COUNTER_DAYS)
        const why = { reasons: [reason], words, until: null, caseId: noticeId, now, told: true }
        const takedownId = await takeDown(tx, senior, packId, why)
        await changeNoticed(tx, row, { ...decided, takedownId, counterUntil })
        await tellArtist(tx, row, 'down', { words, day: counterUntil })
        await tellClaimant(tx, notice, 'accepted', { title: row.title, day: counterUntil })
      }
      await recordAudit(tx, actor, accepted ? 'notice.accepted' : 'notice.refused', noticeId, {
        reason: accepted ? (reason ?? '') : '',
        before: { state: row.state },
        after: { state, packId, words },
      })
    }
  })
}
