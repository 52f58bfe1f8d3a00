import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { findProfileByHandle } from '@/modules/accounts/find-profiles'
import { insertFreeze, liftFreezeRow } from './db/freezes'
import type { FreezeReason } from './payout'
import * as refusals from './refusals'

export const MOST_FREEZE_DAYS = 90
const DAY_MS = 86_400_000

/**
 * Stop a person's payouts: for a reason he is told, until a day he is told. For finance and admins; audited. Longer than
 * ninety days is another decision, made again.
 */
export async function freezePayouts(
  actor: Actor,
  { handle, reason, note, days }: { handle: string; reason: FreezeReason; note: string; days: number },
  now = new Date(),
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const person = await findProfileByHandle(handle)
  if (!person) throw refusals.payoutNotFound()
  await inTransaction((tx) => holdPayouts(tx, actor, { userId: person.id, reason, note, days, now }))
}

/** The same in the transaction of a caller who decides more than this (moderation, which bans). @returns Until when. */
export async function holdPayouts(
  tx: Tx,
  actor: Actor,
  hold: { userId: string; reason: FreezeReason; note: string; days: number; now: Date },
): Promise<Date> {
  const by = requireRole(actor, 'finance', 'admin')
  const { userId, reason, note, days, now } = hold
  if (!Number.isInteger(days) || days < 1 || days > MOST_FREEZE_DAYS) throw refusals.freezeNeedsEnd(MOST_FREEZE_DAYS)
  const until = new Date(now.getTime() + days * DAY_MS)
  await insertFreeze(tx, { id: newId('freeze'), userId, reason, note, until, createdBy: by.id })
  await purge(tx, ['figures'])
  await recordAudit(tx, actor, 'payout.frozen', userId, {
    reason: note,
    after: { reason, until: until.toISOString() },
  })
  return until
}

/** End a freeze before its day. For finance and admins; audited. */
export async function liftFreeze(actor: Actor, freezeId: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  await inTransaction(async (tx) => {
    const userId = await liftFreezeRow(tx, freezeId, by.id, new Date())
    if (!userId) throw refusals.freezeNotFound()
    await purge(tx, ['figures'])
    await recordAudit(tx, actor, 'payout.unfrozen', userId, {})
  })
}
