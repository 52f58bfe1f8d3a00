import { type Actor, requireUser } from '@/core/actor'
import { money, sum, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPackForSale, type Pack } from '@/modules/catalog/find-pack'
import { ownsPack } from '@/modules/library/owns-pack'
import { offeredProviders } from '@/modules/payments/registry'
import { listCart, type CartLine } from './list-cart'
import { nameQuote, payable, type NamedQuote } from './quote-pack'
import { quoteSplit } from './quote'
import { findTerms } from './terms'

/** What the confirm step shows: every line with its split, what it comes to, and the ways to pay. */
export interface ToPay {
  country: string
  lines: { pack: Pack; quote: NamedQuote }[]
  total: Money
  /** `least` where a way to pay is closed because it takes no less. */
  providers: { id: string; least: Money | undefined }[]
}

/** How it stands between this person and this pack: what the confirm page shows. */
export type Asked =
  | { kind: 'gone' }
  | { kind: 'owned'; pack: Pack }
  | { kind: 'own'; pack: Pack }
  | { kind: 'free'; pack: Pack }
  | ({ kind: 'pay' } & ToPay)

/**
 * What a person who wants this pack should be asked. Reads only.
 * @param options `gift`: he wants it for somebody else.
 * @throws Refusal `checkout.below_price`, `checkout.above_price` (422)
 */
export async function askToBuy(
  actor: Actor,
  packId: string,
  country: string,
  chosen?: Money,
  { gift = false } = {},
): Promise<Asked> {
  const user = requireUser(actor)
  const pack = await findPackForSale(db, packId)
  if (!pack) return { kind: 'gone' }
  // One may give away what one has oneself.
  if (!gift && (await ownsPack(db, user.id, packId))) return { kind: 'owned', pack }
  if (pack.artistId === user.id || pack.shares.some((share) => share.userId === user.id)) return { kind: 'own', pack }
  const gross = payable(pack, chosen)
  if (gross.minor === 0n) return { kind: 'free', pack }
  return { kind: 'pay', ...(await toPay([{ pack, gross }], country)) }
}

/** What a person who wants all of his cart should be asked: what is ready to be bought, and what is not, with its reason. */
export async function askToBuyCart(actor: Actor, country: string): Promise<ToPay & { left: CartLine[] }> {
  requireUser(actor)
  const { lines } = await listCart(actor, [])
  const ready = lines.flatMap((line) => (line.kind === 'ready' ? [{ pack: line.pack, gross: line.amount }] : []))
  return { ...(await toPay(ready, country)), left: lines.filter((line) => line.kind !== 'ready') }
}

async function toPay(wanted: readonly { pack: Pack; gross: Money }[], country: string): Promise<ToPay> {
  const terms = await findTerms(db, country)
  const lines = await Promise.all(
    wanted.map(async ({ pack, gross }) => ({ pack, quote: await nameQuote(quoteSplit(pack, terms, gross)) })),
  )
  const total = sum(
    lines.map(({ quote }) => quote.gross),
    env.SHOP_CURRENCY,
  )
  const least = money(env.CARD_MINIMUM_MINOR, total.currency)
  const providers = offeredProviders().map(({ id, caps }) => ({
    id,
    // Only said where it stands in the way.
    least: caps.card && total.minor < least.minor ? least : undefined,
  }))
  return { country, lines, total, providers }
}
