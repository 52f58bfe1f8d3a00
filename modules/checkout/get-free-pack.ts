import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { findPackForSale } from '@/modules/catalog/find-pack'
import { grant } from '@/modules/library/grant'
import { notForSale, notFree, ownPack } from './refusals'

/**
 * Take a pack that costs nothing, or for which one may pay nothing: one click, no order. Taken again, it stays taken.
 * @throws Refusal `checkout.not_for_sale` (404), `checkout.not_free`, `checkout.own_pack` (409)
 */
export async function getFreePack(actor: Actor, packId: string): Promise<void> {
  const user = requireUser(actor)
  await inTransaction(async (tx) => {
    const pack = await findPackForSale(tx, packId)
    if (!pack) throw notForSale()
    if (pack.price.minor !== 0n) throw notFree()
    if (pack.artistId === user.id || pack.shares.some((share) => share.userId === user.id)) throw ownPack()
    await grant(tx, { userId: user.id, packId, source: 'free' })
  })
}
