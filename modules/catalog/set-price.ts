import { money } from '@/core/money'
import type { Tx } from '@/infra/db'
import { changePack, lockPack } from './db/packs'
import { checkPrice, type Pricing } from './price'
import { purgePack } from './purge-pack'
import { packNotFound, priceRefused } from './refusals'

/**
 * Ask this much from now on. Orders already placed keep the price their buyer saw. In the transaction of a caller
 * who has made sure that the pack is the actor's.
 * @param to `minor`: the price, or the least one may pay for `choose`; `suggestedMinor`: what the artist suggests there. In minor
 * units of the pack's currency.
 * @throws Refusal with the code of the finding of checkPrice (422)
 */
export async function setPrice(
  tx: Tx,
  packId: string,
  to: { pricing: Pricing; minor: bigint; suggestedMinor?: bigint | undefined },
): Promise<void> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  const { currency } = pack.price
  const suggested = to.suggestedMinor === undefined ? undefined : money(to.suggestedMinor, currency)
  const [problem] = checkPrice({ pricing: to.pricing, price: money(to.minor, currency), suggested })
  if (problem) throw priceRefused(problem)

  await changePack(tx, packId, {
    pricing: to.pricing,
    priceMinor: to.minor,
    suggestedMinor: to.pricing === 'choose' ? (to.suggestedMinor ?? null) : null,
  })
  if (pack.state === 'on_sale') await purgePack(tx, pack)
}
