import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { type Db, db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { changeNoticed, findNoticedOfPack, lockNoticed } from './db/notices'
import { requireStatement } from './mark-fault'
import { daysFrom, moveNotice, type NoticedState } from './notice'
import { noSuchPack, noticeClosed, noticeLate, noticeUnsworn } from './refusals'
import { whoIs } from './send-notice'
import { tellClaimant } from './tell-of-notice'

/** A notice as the artist of the pack sees it: who says what, and every date. */
export interface Counterable {
  title: string
  number: number
  state: NoticedState
  claimant: string
  work: string
  proof: string
  words: string
  decidedAt: Date | null
  counterUntil: Date | null
  counterAt: Date | null
  counterWords: string
  courtUntil: Date | null
  courtAt: Date | null
  endedAt: Date | null
  /** He may still answer. */
  open: boolean
}

/** @throws Refusal 404 when the pack is not theirs, or no notice took it down */
export async function findCounterable(actor: Actor, packId: string, clock: Clock = systemClock): Promise<Counterable> {
  const row = await ofArtist(db, actor, packId)
  const {
    notice,
    title,
    state,
    words,
    decidedAt,
    counterUntil,
    counterAt,
    counterWords,
    courtUntil,
    courtAt,
    endedAt,
  } = row
  const { number, name: claimant, work, proof } = notice
  const open = state === 'down' && counterUntil !== null && counterUntil > clock.now()
  const dates = { decidedAt, counterUntil, counterAt, courtUntil, courtAt, endedAt }
  return { title, number, state, claimant, work, proof, words, counterWords, open, ...dates }
}

/** Whether a notice that is not over keeps this pack of theirs down. */
export async function isNoticed(actor: Actor, packId: string): Promise<boolean> {
  const row = await findNoticedOfPack(db, packId)
  return row !== null && row.artistId === requireUser(actor).id && row.state !== 'restored'
}

/**
 * Answer a notice: the pack goes back by itself after some days, unless whoever gave notice says in time that a court has it. Name and
 * address go to them, as the law asks; both are told the date.
 * @throws Refusal `moderation.notice_late`, `moderation.notice_closed` (409), `moderation.notice_unsworn`, `moderation.notice_who` (422)
 */
export async function counterNotice(
  actor: Actor,
  packId: string,
  wishes: { name: string; address: string; words: string; sworn: boolean },
  clock: Clock = systemClock,
): Promise<void> {
  const words = requireStatement(wishes.words)
  const { name, address } = whoIs(wishes.name, wishes.address)
  if (!wishes.sworn) throw noticeUnsworn()
  const now = clock.now()
  await inTransaction(async (tx) => {
    const { noticeId, notice } = await ofArtist(tx, actor, packId)
    const row = await lockNoticed(tx, noticeId, packId)
    if (!row) throw noticeClosed()
    const state = moveNotice(row.state, 'counter')
    if (row.counterUntil && row.counterUntil <= now) throw noticeLate()
    const courtUntil = daysFrom(now, env.NOTICE_COURT_DAYS)
    const said = { counterAt: now, counterName: name, counterAddress: address, counterWords: words }
    await changeNoticed(tx, row, { state, ...said, courtUntil })
    await tellClaimant(tx, notice, 'countered', { title: row.title, words, day: courtUntil })
    await recordAudit(tx, actor, 'notice.countered', noticeId, { after: { state, packId } })
  })
}

async function ofArtist(from: Db, actor: Actor, packId: string) {
  const artist = requireUser(actor)
  const row = await findNoticedOfPack(from, packId)
  if (row?.artistId !== artist.id) throw noSuchPack()
  return row
}
