import { actorName, type Actor, type UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findContact } from '@/modules/accounts/find-contact'
import { banPack } from '@/modules/catalog/ban-pack'
import { findPack, holdPack, type Pack } from '@/modules/catalog/find-pack'
import { restorePack } from '@/modules/catalog/restore-pack'
import { notify } from '@/modules/notifications/notify'
import { holdForTakedown } from '@/modules/payouts/hold-for-takedown'
import { giveStrike, hasStrike, liftStrike } from '@/modules/standing/give-strike'
import { BUYERS_WAIT_MS } from './buyers-rule'
import { changeNoticed, findNoticedOfTakedown, findNoticeRow } from './db/notices'
import { endTakedown, findOpenTakedowns, insertTakedown } from './db/takedowns'
import { buyersSettled } from './jobs'
import { moveNotice } from './notice'
import { tellClaimant } from './tell-of-notice'

/**
 * Take one pack off sale and hold what it earned, in the transaction of whoever decided so. Nothing else of its artist's is touched.
 * What is down already is so for this too: each takedown ends by itself, and the pack is back when the last one has. Of those that keep it down at one time one counts.
 * @param why.told The artist gets another mail in place of the usual one.
 * @returns The id of the takedown.
 */
export async function takeDown(
  tx: Tx,
  by: UserActor,
  packId: string,
  why: { reasons: readonly string[]; words: string; until: Date | null; caseId?: string; now: Date; told?: boolean },
): Promise<string> {
  const pack = await holdPack(tx, packId)
  const others = await findOpenTakedowns(tx, packId)
  if (pack.state !== 'banned') await banPack(tx, packId)
  const { words, until, caseId, now } = why
  const reasons = [...why.reasons]
  const id = newId('takedown')
  await insertTakedown(tx, {
    id,
    packId,
    by: by.id,
    at: now,
    until,
    reasons,
    words,
    caseId: caseId ?? null,
  })
  const { artistId, title } = pack
  if (others.length === 0) await holdForTakedown(tx, { packId, title })
  const counted =
    !(await isCounted(tx, others)) && (await giveStrike(tx, { id, userId: artistId, packId, title, reasons, at: now }))
  if (!why.told)
    await notify(tx, await findContact(tx, pack.artistId), 'pack_banned', { packId, title: pack.title, words })
  await recordAudit(tx, by, 'pack.banned', packId, {
    reason: reasons.join(' '),
    before: { state: pack.state },
    after: { state: 'banned', words, until: until?.toISOString() ?? null, strike: counted, ...(caseId && { caseId }) },
  })
  // A notice has clocks of its own before it is final.
  if (!until && !why.told)
    await enqueue(tx, buyersSettled, { takedownId: id }, { startAfter: new Date(now.getTime() + BUYERS_WAIT_MS) })
  return id
}

export interface Return {
  /** What ends: one takedown, or without it all that keep the pack down. */
  takedownId?: string
  /** It was wrong: its strike goes too. Of one whose time was over meanwhile, that is what there is to undo. */
  wrong?: boolean
  /** To the artist. */
  words?: string
  /** The artist gets another mail in place of the usual one. */
  told?: boolean
  now: Date
}

/**
 * End a takedown. The pack is where it was taken from once nothing else keeps it down, and its artist reads why.
 * @returns Whether something else does.
 */
export async function putBack(tx: Tx, by: Actor, packId: string, how: Return): Promise<boolean> {
  const { takedownId, wrong = false, words = '', told = false, now } = how
  const before = await holdPack(tx, packId)
  const open = await findOpenTakedowns(tx, packId)
  const ending = takedownId ? open.filter(({ id }) => id === takedownId) : open
  const others = open.filter((one) => !ending.includes(one))
  if (wrong) for (const id of takedownId ? [takedownId] : ending.map((one) => one.id)) await liftStrike(tx, id, now)
  for (const { id } of ending) {
    await endTakedown(tx, id, now, actorName(by))
    await endNoticeOf(tx, id, now, others.length > 0)
  }
  if (wrong && others.length > 0) await countOne(tx, before, others)
  if (takedownId && ending.length === 0) return others.length > 0
  if (others.length > 0) {
    await recordAudit(tx, by, 'takedown.ended', packId, { after: { state: before.state, words } })
    return true
  }
  await restorePack(tx, packId)
  const { state } = await findPack(tx, packId)
  if (!told)
    await notify(tx, await findContact(tx, before.artistId), 'pack_restored', { packId, title: before.title, words })
  await recordAudit(tx, by, 'pack.restored', packId, { before: { state: before.state }, after: { state, words } })
  return false
}

type Open = Awaited<ReturnType<typeof findOpenTakedowns>>

function isCounted(tx: Tx, takedowns: Open): Promise<boolean> {
  return hasStrike(
    tx,
    takedowns.map(({ id }) => id),
  )
}

/** The takedown that counted was wrong: what else keeps the pack down counts in its place. */
async function countOne(tx: Tx, { id: packId, artistId: userId, title }: Pack, takedowns: Open): Promise<void> {
  if (await isCounted(tx, takedowns)) return
  for (const { id, reasons, at } of takedowns)
    if (await giveStrike(tx, { id, userId, packId, title, reasons, at })) return
}

/** A notice ends with the takedown it led to, whoever took that back; whoever gave notice is told. */
async function endNoticeOf(tx: Tx, takedownId: string, now: Date, staysDown: boolean): Promise<void> {
  const row = await findNoticedOfTakedown(tx, takedownId)
  if (!row || row.state === 'restored' || row.state === 'final') return
  await changeNoticed(tx, row, { state: moveNotice(row.state, 'restore'), endedAt: now })
  const notice = await findNoticeRow(tx, row.noticeId)
  if (notice) await tellClaimant(tx, notice, staysDown ? 'final' : 'restored', { title: row.title })
}
