import { visitor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { cleanLine } from '@/core/text'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { changeNoticed, findNoticeRow, lockNoticed, type NoticedRow, type NoticeRow } from './db/notices'
import { moveNotice, type NoticedState } from './notice'
import { isNoticeKey } from './notice-link'
import { noSuchCase, noticeCourtFile, noticeLate } from './refusals'
import { bringBack } from './end-notices'
import { tellArtist } from './tell-of-notice'

/** A notice as whoever gave it sees it. The artist's name and address are there once he has answered: the law wants him to be found. */
export interface OwnNotice {
  number: number
  name: string
  work: string
  createdAt: Date
  dueAt: Date
  packs: (Pick<
    NoticedRow,
    'packId' | 'title' | 'words' | 'decidedAt' | 'counterUntil' | 'counterAt' | 'counterName' | 'counterAddress' | 'counterWords' | 'courtUntil' | 'courtAt' | 'endedAt' // prettier-ignore
  > & { state: NoticedState })[]
}

/** By the link its sender was given. @throws Refusal 404 for a link that is not ours */
export async function findOwnNotice(id: string, key: string): Promise<OwnNotice> {
  if (!isNoticeKey(id, key)) throw noSuchCase()
  const notice = await findNoticeRow(db, id)
  if (!notice) throw noSuchCase()
  const { number, name, work, createdAt, dueAt, packs } = notice
  return {
    number,
    name,
    work,
    createdAt,
    dueAt,
    packs: packs.map(
      ({ packId, title, state, decidedAt, counterUntil, counterAt, courtUntil, courtAt, endedAt, ...row }) => ({
        packId,
        title,
        state,
        decidedAt,
        counterUntil,
        counterAt,
        courtUntil,
        courtAt,
        endedAt,
        // The words of a takedown are for the artist.
        words: state === 'refused' ? row.words : '',
        counterName: row.counterName,
        counterAddress: row.counterAddress,
        counterWords: row.counterWords,
      }),
    ),
  }
}

interface OfNotice {
  id: string
  key: string
  packId: string
}

/**
 * After an answer: say that a court has it. The pack stays down until that is over.
 * @throws Refusal `moderation.notice_late`, `moderation.notice_closed` (409), `moderation.notice_court_file` (422)
 */
export async function sayCourt(of: OfNotice, file: string, clock: Clock = systemClock): Promise<void> {
  const courtFile = cleanLine(file).trim().slice(0, 300)
  if (courtFile.length < 5) throw noticeCourtFile()
  const now = clock.now()
  await withNoticed(of, async (tx, row) => {
    const state = moveNotice(row.state, 'court')
    if (row.courtUntil && row.courtUntil <= now) throw noticeLate()
    await changeNoticed(tx, row, { state, courtAt: now, courtFile })
    await tellArtist(tx, row, 'court', { words: courtFile })
    await recordAudit(tx, visitor, 'notice.court', row.noticeId, { after: { state, packId: row.packId, courtFile } })
  })
}

/** Take the notice back for one pack: it is sold again at once, and counts against nobody. */
export async function withdrawNotice(of: OfNotice, clock: Clock = systemClock): Promise<void> {
  const now = clock.now()
  await withNoticed(of, async (tx, row, notice) => {
    const state = moveNotice(row.state, 'withdraw')
    if (state === 'restored') await bringBack(tx, visitor, row, notice, now)
    else await changeNoticed(tx, row, { state, endedAt: now })
    await recordAudit(tx, visitor, 'notice.withdrawn', row.noticeId, {
      before: { state: row.state },
      after: { state, packId: row.packId },
    })
  })
}

async function withNoticed(
  { id, key, packId }: OfNotice,
  work: (tx: Tx, row: NoticedRow, notice: NoticeRow) => Promise<void>,
): Promise<void> {
  if (!isNoticeKey(id, key)) throw noSuchCase()
  await inTransaction(async (tx) => {
    const notice = await findNoticeRow(tx, id)
    const row = await lockNoticed(tx, id, packId)
    if (!notice || !row) throw noSuchCase()
    await work(tx, row, notice)
  })
}
