import { type Actor, requireUser } from '@/core/actor'
import { money, sum, type Money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPackForSale, type Pack } from '@/modules/catalog/find-pack'
import { checkCode } from '@/modules/codes/check-code'
import { bearerOf, type Bearer } from '@/modules/codes/code'
import { ownsPack } from '@/modules/library/owns-pack'
import { findStars } from '@/modules/wallet/find-stars'
import { offeredProviders } from '@/modules/payments/registry'
import { asDiscountable, discountOf } from './discount'
import { listCart, type CartLine } from './list-cart'
import { nameQuote, payable, type NamedQuote } from './quote-pack'
import { keepPace } from './keep-pace'
import { quoteSplit } from './quote'
import { findTerms } from './terms'

/** What the confirm step shows: every line with its split, what it comes to, and the ways to pay. */
export interface ToPay {
  country: string
  lines: { pack: Pack; quote: NamedQuote }[]
  total: Money
  /** The code that was typed: what it takes off in all and who bears it, or why it does not work. */
  code: AskedCode | undefined
  /** The buyer's stars, where the shop keeps some. */
  wallet: { stars: bigint; enough: boolean } | undefined
  /** `least` where a way to pay is closed because it takes no less. */
  providers: { id: string; least: Money | undefined }[]
}

export interface AskedCode {
  typed: string
  refused: Refusal | undefined
  off: Money
  bearer: Bearer
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
  { gift = false, code }: { gift?: boolean; code?: string | undefined } = {},
): Promise<Asked> {
  const user = requireUser(actor)
  const pack = await findPackForSale(db, packId)
  if (!pack) return { kind: 'gone' }
  // One may give away what one has oneself.
  if (!gift && (await ownsPack(db, user.id, packId))) return { kind: 'owned', pack }
  if (pack.artistId === user.id || pack.shares.some((share) => share.userId === user.id)) return { kind: 'own', pack }
  const gross = payable(pack, chosen)
  if (gross.minor === 0n) return { kind: 'free', pack }
  return { kind: 'pay', ...(await toPay(user.id, [{ pack, gross }], country, code)) }
}

/** What a person who wants all of his cart should be asked: what is ready to be bought, and what is not, with its reason. */
export async function askToBuyCart(
  actor: Actor,
  country: string,
  code?: string,
): Promise<ToPay & { left: CartLine[] }> {
  const user = requireUser(actor)
  const { lines } = await listCart(actor, [])
  const ready = lines.flatMap((line) => (line.kind === 'ready' ? [{ pack: line.pack, gross: line.amount }] : []))
  return { ...(await toPay(user.id, ready, country, code)), left: lines.filter((line) => line.kind !== 'ready') }
}

async function toPay(
  buyerId: string,
  wanted: readonly { pack: Pack; gross: Money }[],
  country: string,
  typed: string | undefined,
): Promise<ToPay> {
  const artistIds = wanted.map(({ pack }) => pack.artistId)
  const terms = await findTerms(db, country, artistIds)
  const found = typed ? await tryCode(typed, buyerId, wanted) : undefined
  const checked = found instanceof Refusal ? undefined : found
  const lines = await Promise.all(
    wanted.map(async ({ pack, gross }) => {
      const discount = checked && discountOf(checked.code, checked.off.get(pack.id))
      return { pack, quote: await nameQuote(quoteSplit(pack, terms(pack.artistId), gross, discount)) }
    }),
  )
  const sumOf = (amounts: Money[]) => sum(amounts, env.SHOP_CURRENCY)
  const total = sumOf(lines.map(({ quote }) => quote.gross))
  const least = money(env.CARD_MINIMUM_MINOR, total.currency)
  const providers = offeredProviders().map(({ id, caps }) => ({
    id,
    // Only said where it stands in the way.
    least: caps.card && total.minor < least.minor ? least : undefined,
  }))
  const stars = env.WALLET ? await findStars(db, buyerId) : undefined
  const there = stars && stars.paid.minor + stars.promo.minor
  const code = typed && {
    typed,
    refused: found instanceof Refusal ? found : undefined,
    off: sumOf(lines.map(({ quote }) => quote.discount)),
    bearer: checked ? bearerOf(checked.code) : 'all',
  }
  // Offered where it is enough; where it is not, the page says what is missing.
  const wallet = there === undefined ? undefined : { stars: there, enough: there >= total.minor }
  return { country, lines, total, providers, wallet, code: code || undefined }
}

/** Why a code does not work is said beside it; the rest of the page stands as without it. */
async function tryCode(typed: string, buyerId: string, wanted: readonly { pack: Pack; gross: Money }[]) {
  try {
    await keepPace('code', buyerId)
    return await checkCode(db, typed, buyerId, wanted.map(asDiscountable))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
