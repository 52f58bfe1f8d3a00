import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { money } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { findProfileByHandle } from '@/modules/accounts/find-profiles'
import { starsGivenEntry } from '@/modules/ledger/star-entries'
import { post } from '@/modules/ledger/post'
import { badStars, nobody, off } from './refusals'
import { walletBook } from './wallet'

const MOST_STARS = 100_000n

/**
 * Give a person stars of the shop's: an expense, spent before those he paid for, never money. The same key is the same gift.
 * For finance and admins; audited.
 */
export async function giveStars(
  actor: Actor,
  { handle, stars, reason, key }: { handle: string; stars: bigint; reason: string; key: string },
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  if (!env.WALLET) throw off()
  if (stars < 1n || stars > MOST_STARS || reason.trim() === '' || !/^[\w-]{16,64}$/.test(key)) throw badStars()
  const userId = (await findProfileByHandle(handle.trim().replace(/^@/, '')))?.id
  if (!userId) throw nobody(handle)
  const amount = money(stars, env.SHOP_CURRENCY)
  await inTransaction(async (tx) => {
    const entry = starsGivenEntry({ key, userId, book: walletBook(), amount, note: reason.trim() })
    const { replayed } = await post(tx, entry)
    if (!replayed)
      await recordAudit(tx, actor, 'stars.given', userId, { reason: reason.trim(), after: { stars: stars.toString() } })
  })
}
