import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import type { Pricing } from '@/modules/catalog/price'
import { setPrice } from '@/modules/catalog/set-price'
import { findLatestVersion } from './db/versions'
import { notFound, notYours } from './refusals'

/**
 * Say what a pack costs. The price belongs to the pack, not to a version: on a pack on sale it holds from the next order on.
 * @param to `minor` is the price, or the minimum of `choose`; `suggestedMinor` what is suggested there; in the pack's minor units.
 */
export async function pricePack(
  actor: Actor,
  packId: string,
  to: { pricing: Pricing; minor: bigint; suggestedMinor?: bigint | undefined },
): Promise<void> {
  const artist = requireUser(actor)
  await inTransaction(async (tx) => {
    const version = await findLatestVersion(tx, packId)
    if (!version) throw notFound()
    if (version.artistId !== artist.id) throw notYours()
    await setPrice(tx, packId, to)
  })
}
