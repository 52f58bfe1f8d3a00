import type { Db } from '@/infra/db'
import { type Code, type Discountable, discounts, normalCode } from './code'
import { findCodeRow, findUsesOf } from './db/codes'
import * as refusals from './refusals'

export interface CheckedCode {
  code: Code
  /** What it takes off, by pack, in minor units; the shop's own may take less (see checkout/discount.ts). */
  off: Map<string, bigint>
}

/**
 * Whether a code works for this buyer and these packs now, and what it takes off. An order of his own that still waits does not
 * stand in the way here: it may be the very one that is placed anew.
 * @throws Refusal `codes.unknown`, `codes.not_yet`, `codes.ended`, `codes.fits_nothing` (422), `codes.used_up`,
 * `codes.used_by_you` (409)
 */
export async function checkCode(
  db: Db,
  typed: string,
  buyerId: string,
  packs: readonly Discountable[],
  now = new Date(),
): Promise<CheckedCode> {
  const shown = normalCode(typed).slice(0, 24)
  const code = await findCodeRow(db, { code: shown })
  if (!code) throw refusals.unknown(shown)
  if (code.stoppedAt) throw refusals.ended(shown, code.stoppedAt)
  if (code.startsAt > now) throw refusals.notYet(shown, code.startsAt)
  if (code.endsAt && code.endsAt <= now) throw refusals.ended(shown, code.endsAt)
  const off = discounts(code, packs)
  if (off.size === 0) throw refusals.fitsNothing(shown)
  const uses = await findUsesOf(db, code.id, buyerId)
  const waiting = uses.filter(({ state }) => state === 'reserved').length
  if (uses.length - waiting >= code.perBuyer) throw refusals.usedByYou(shown, code.perBuyer)
  if (code.usesMost !== null && code.taken - waiting >= code.usesMost) throw refusals.usedUp(shown)
  return { code, off }
}
