import { type Actor, requireUser } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPackForSale, type Pack } from '@/modules/catalog/find-pack'
import { ownsPack } from '@/modules/library/owns-pack'
import { offeredProviders } from '@/modules/payments/registry'
import { nameQuote, payable, type NamedQuote } from './quote-pack'
import { quoteSplit } from './quote'
import { findTerms } from './terms'

/** How it stands between this person and this pack: what the confirm page shows. */
export type Asked =
  | { kind: 'gone' }
  | { kind: 'owned'; pack: Pack }
  | { kind: 'own'; pack: Pack }
  | { kind: 'free'; pack: Pack }
  | { kind: 'pay'; pack: Pack; quote: NamedQuote; providers: { id: string; least: Money | undefined }[] }

/**
 * What a person who wants this pack should be asked. Reads only.
 * @throws Refusal `checkout.below_price`, `checkout.above_price` (422)
 */
export async function askToBuy(actor: Actor, packId: string, country: string, chosen?: Money): Promise<Asked> {
  const user = requireUser(actor)
  const pack = await findPackForSale(db, packId)
  if (!pack) return { kind: 'gone' }
  if (await ownsPack(db, user.id, packId)) return { kind: 'owned', pack }
  if (pack.artistId === user.id || pack.shares.some((share) => share.userId === user.id)) return { kind: 'own', pack }
  const gross = payable(pack, chosen)
  if (gross.minor === 0n) return { kind: 'free', pack }
  const quote = await nameQuote(quoteSplit(pack, await findTerms(db, country), gross))
  const cardLeast = money(env.CARD_MINIMUM_MINOR, gross.currency)
  const providers = offeredProviders().map(({ id, caps }) => ({
    id,
    // Only said where it stands in the way.
    least: caps.card && gross.minor < cardLeast.minor ? cardLeast : undefined,
  }))
  return { kind: 'pay', pack, quote, providers }
}
