import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { countStrikesOf, findStrikes, insertStrike, liftStrikeOf } from './db/strikes'
import { counts, pausedUntil, strikeEnd, STRIKE_REASONS } from './strike'

/**
 * Count a takedown against its artist, if its grounds are of those that count, and tell them what it means. In the transaction that
 * takes the pack down, or (without a pack) something off the artist's page.
 */
export async function giveStrike(
  tx: Tx,
  takedown: { id: string; userId: string; packId: string | null; title: string; reasons: readonly string[]; at: Date },
): Promise<boolean> {
  const reasons = takedown.reasons.filter((code) => STRIKE_REASONS.includes(code))
  if (reasons.length === 0) return false
  const { id: takedownId, userId, packId, title, at } = takedown
  const endsAt = strikeEnd(at)
  await insertStrike(tx, { id: newId('strike'), userId, packId, title, takedownId, reasons, at, endsAt })
  const strikes = await findStrikes(tx, userId)
  await notify(tx, await findContact(tx, userId), packId ? 'strike_given' : 'page_strike_given', {
    title,
    count: strikes.filter((strike) => counts(strike, at)).length,
    ends: endsAt.toISOString(),
    paused: pausedUntil(strikes, at)?.toISOString() ?? '',
  })
  return true
}

/** The takedown was taken back by a person: it does not count and never did. Whoever it counted against hears it. */
export async function liftStrike(tx: Tx, takedownId: string, at: Date): Promise<void> {
  for (const { userId, title, packId } of await liftStrikeOf(tx, takedownId, at))
    await notify(tx, await findContact(tx, userId), packId ? 'strike_lifted' : 'page_strike_lifted', { title })
}

/** Whether one of these takedowns counts. */
export async function hasStrike(tx: Tx, takedownIds: readonly string[]): Promise<boolean> {
  return (await countStrikesOf(tx, takedownIds)) > 0
}
