import { actorName, type Actor, type UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findContact } from '@/modules/accounts/find-contact'
import { banPack } from '@/modules/catalog/ban-pack'
import { findPack } from '@/modules/catalog/find-pack'
import { restorePack } from '@/modules/catalog/restore-pack'
import { notify } from '@/modules/notifications/notify'
import { holdForTakedown } from '@/modules/payouts/hold-for-takedown'
import { giveStrike, liftStrike } from '@/modules/standing/give-strike'
import { BUYERS_WAIT_MS } from './buyers-rule'
import { changeNoticed, findNoticedOfTakedown, findNoticeRow } from './db/notices'
import { endTakedown, findOpenTakedown, insertTakedown } from './db/takedowns'
import { buyersSettled } from './jobs'
import { moveNotice } from './notice'
import { tellClaimant } from './tell-of-notice'

/**
 * Take one pack off sale and hold what it earned, in the transaction of whoever decided so. Nothing else of its artist's is touched.
 * @param why.told The artist gets another mail in place of the usual one.
 * @returns The id of the takedown.
 */
export async function takeDown(
  tx: Tx,
  by: UserActor,
  packId: string,
  why: { reasons: readonly string[]; words: string; until: Date | null; caseId?: string; now: Date; told?: boolean },
): Promise<string> {
  const pack = await findPack(tx, packId)
  await banPack(tx, packId)
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
  await holdForTakedown(tx, { packId, title })
  const counted = await giveStrike(tx, { id, userId: artistId, packId, title, reasons, at: now })
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

/** Put a pack back to where it was taken from. Its artist reads why. */
export async function putBack(
  tx: Tx,
  by: Actor,
  packId: string,
  words: string,
  now: Date,
  { told = false } = {},
): Promise<void> {
  const before = await findPack(tx, packId)
  const takedown = await findOpenTakedown(tx, packId)
  await restorePack(tx, packId)
  // A takedown whose time is over was right; one that a person takes back was not.
  if (takedown && by.kind === 'user') await liftStrike(tx, takedown.id, now)
  await endTakedown(tx, packId, now, actorName(by))
  if (takedown) await endNoticeOf(tx, takedown.id, now)
  const { state } = await findPack(tx, packId)
  if (!told)
    await notify(tx, await findContact(tx, before.artistId), 'pack_restored', { packId, title: before.title, words })
  await recordAudit(tx, by, 'pack.restored', packId, { before: { state: before.state }, after: { state, words } })
}

/** A notice ends with the takedown it led to, whoever took that back; whoever gave notice is told. */
async function endNoticeOf(tx: Tx, takedownId: string, now: Date): Promise<void> {
  const row = await findNoticedOfTakedown(tx, takedownId)
  if (!row || row.state === 'restored' || row.state === 'final') return
  await changeNoticed(tx, row, { state: moveNotice(row.state, 'restore'), endedAt: now })
  const notice = await findNoticeRow(tx, row.noticeId)
  if (notice) await tellClaimant(tx, notice, 'restored', { title: row.title })
}
