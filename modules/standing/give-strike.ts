import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { insertStrike, liftStrikeOf } from './db/strikes'
import { strikeEnd, STRIKE_REASONS } from './strike'

/** Count a takedown against its artist, if its grounds are of those that count. In the transaction that takes the pack down. */
export async function giveStrike(
  tx: Tx,
  takedown: { id: string; userId: string; packId: string; title: string; reasons: readonly string[]; at: Date },
): Promise<boolean> {
  const reasons = takedown.reasons.filter((code) => STRIKE_REASONS.includes(code))
  if (reasons.length === 0) return false
  const { id: takedownId, userId, packId, title, at } = takedown
  await insertStrike(tx, { id: newId('strike'), userId, packId, title, takedownId, reasons, at, endsAt: strikeEnd(at) })
  return true
}

/** The takedown was taken back by a person: it does not count and never did. */
export async function liftStrike(tx: Tx, takedownId: string, at: Date): Promise<void> {
  await liftStrikeOf(tx, takedownId, at)
}
