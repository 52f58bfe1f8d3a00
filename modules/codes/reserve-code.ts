import type { Tx } from '@/infra/db'
import { findUsesOf, insertUse, lockCode } from './db/codes'
import * as refusals from './refusals'

/**
 * Take a use of a code for an order, in its transaction. Of all who want the last one, one gets it; it is free again when the
 * order lapses (a trigger on orders moves it). @param use `minor`: what it takes off this order in all.
 * @throws Refusal `codes.used_up`, `codes.used_by_you`, `codes.held_by_you` (409)
 */
export async function reserveCode(
  tx: Tx,
  use: { codeId: string; orderId: string; buyerId: string; minor: bigint },
): Promise<void> {
  const code = await lockCode(tx, use.codeId)
  if (!code) throw refusals.notFound()
  if (code.stoppedAt) throw refusals.ended(code.code, code.stoppedAt)
  const uses = await findUsesOf(tx, code.id, use.buyerId)
  if (uses.length >= code.perBuyer)
    throw uses.some(({ state }) => state === 'reserved')
      ? refusals.heldByYou(code.code)
      : refusals.usedByYou(code.code, code.perBuyer)
  if (code.usesMost !== null && code.taken >= code.usesMost) throw refusals.usedUp(code.code)
  const turns = new Set(uses.map(({ turn }) => turn))
  const turn = Array.from({ length: code.perBuyer }, (_, index) => index + 1).find((one) => !turns.has(one))
  if (turn === undefined) throw refusals.usedByYou(code.code, code.perBuyer)
  await insertUse(tx, { ...use, turn })
}
