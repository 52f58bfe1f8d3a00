import { type Actor, requireUser } from '@/core/actor'
import { isCountry } from '@/core/countries'
import { newId } from '@/core/ids'
import { money, sum, type Money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { db, inTransaction, isDuplicate, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { readyQueue } from '@/infra/jobs'
import { hashOfToken } from '@/infra/secret'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { asDiscountable, discountOf } from './discount'
import { findPackForSale, findPacks, type Pack } from '@/modules/catalog/find-pack'
import { checkCode } from '@/modules/codes/check-code'
import { reserveCode } from '@/modules/codes/reserve-code'
import { chartOf } from '@/modules/ledger/chart'
import { ownsPack } from '@/modules/library/owns-pack'
import { openInHouse, openPayment } from '@/modules/payments/open-payment'
import type { Payment } from '@/modules/payments/payment'
import type { PaymentProvider } from '@/modules/payments/provider'
import { requireOffered } from '@/modules/payments/registry'
import { lockStars } from '@/modules/wallet/find-stars'
import { short } from '@/modules/wallet/refusals'
import { takeFrom, walletBook } from '@/modules/wallet/wallet'
import { closeWaiting, findOrderRow, findWaiting, insertOrder, settleAtOnce, type NewOrder } from './db/orders'
import { CONSENT_VERSION, orderEntry, seenIn, type Order } from './order'
import { continuePayment, orderUrl } from './continue-payment'
import { insertGift } from './db/gifts'
import { GIFT_FROM_MOST, GIFT_MESSAGE_MOST, giftEnd, giftToken, type GiftWords } from './gift'
import { orderPaid } from './jobs'
import { keepPace } from './keep-pace'
import { payable } from './quote-pack'
import { quoteSplit, whatChanged, writeSeen, type Quote } from './quote'
import * as refusals from './refusals'
import { findTerms } from './terms'
import { CART_MOST, type Wish } from './wish'

/** What a buyer confirmed. */
export interface Placing {
  /** The packs, each once, with what he chose to pay where he may. */
  wishes: readonly Wish[]
  /** The quotes he saw, as `writeSeen` wrote them. If they are not the current ones, nothing is ordered. */
  seen: string
  country: string
  provider: string
  /** Made anew for each time the confirm page is shown: two clicks with one key are one order. */
  key: string
  /** The version of the words agreed to. */
  consent: string
  locale: string
  /** For somebody else: one pack, and what its giver says with it. */
  gift?: GiftWords | undefined
  /** A discount code, as typed. */
  code?: string | undefined
}

interface Line {
  pack: Pack & { versionId: string }
  quote: Quote
}

/**
 * Order packs, of however many artists, and open the one payment for them. The prices and the splits that the buyer saw
 * are the ones charged and posted, or it is refused. The same key again answers with the same order.
 * @returns Where the buyer pays.
 */
export async function placeOrder(actor: Actor, placing: Placing): Promise<{ orderId: string; payUrl: string }> {
  const buyer = requireUser(actor)
  if (!/^[\w-]{16,64}$/.test(placing.key)) throw refusals.keyMalformed()
  const key = `${buyer.id}:${placing.key}`
  const before = await findOrderRow(db, { key })
  if (before) return again(before, placing)

  const provider = requireOffered(placing.provider)
  if (!isCountry(placing.country)) throw refusals.unknownCountry()
  if (placing.consent !== CONSENT_VERSION) throw refusals.consentMissing()
  const packIds = placing.wishes.map(({ packId }) => packId)
  if (packIds.length === 0) throw refusals.cartEmpty()
  if (packIds.length > CART_MOST || new Set(packIds).size < packIds.length) throw refusals.cartFull()
  checkGift(placing)
  if (placing.code) await keepPace('code', buyer.id)
  if (placing.gift) await keepPace('gift', buyer.id)
  // Read ahead of the transaction. Should the shares change in between, the split is not the seen one, and it is refused.
  const shown = [...(await findPacks(db, packIds)).values()]
  const people = await findProfiles(shown.flatMap(({ shares }) => shares.map((share) => share.userId)))
  // What pays at once settles in the same transaction, and a receipt is queued in it.
  if (provider.id === 'wallet') await readyQueue(orderPaid)
  const titles = new Map(shown.map(({ id, title }) => [id, title]))
  let orderId: string
  try {
    orderId = await inTransaction(async (tx) => {
      const { lines, codeId } = await quoteLines(tx, buyer.id, placing, titles)
      const total = sum(
        lines.map(({ quote }) => quote.gross),
        env.SHOP_CURRENCY,
      )
      const quoted = lines.map(({ pack, quote }) => ({ packId: pack.id, quote }))
      const changed = whatChanged(placing.seen, quoted)
      if (changed) throw refusals.changed(changed, total)
      const least = money(env.CARD_MINIMUM_MINOR, total.currency)
      if (provider.caps.card && total.minor < least.minor) throw refusals.belowCardMinimum(least)

      const waiting = placing.gift ? undefined : await takeOver(tx, buyer.id, placing, writeSeen(quoted))
      if (waiting) return waiting.id

      const order = newOrder(buyer.id, placing, lines, provider, people)
      const stars = provider.id === 'wallet' ? await takeStars(tx, order) : undefined
      await insertOrder(tx, { ...order, key }, orderEntry(order, stars))
      if (placing.gift) await wrapGift(tx, order, placing.gift)
      if (codeId) {
        const off = order.lines.reduce((all, line) => all + line.discount.minor, 0n)
        if (off > 0n) await reserveCode(tx, { codeId, orderId: order.id, buyerId: buyer.id, minor: off })
      }
      const asked = { orderId: order.id, provider: provider.id, amount: order.total, attempt: 1 }
      const payment = await openPayment(tx, asked)
      if (stars) await payWithStars(tx, order, payment)
      return order.id
    })
  } catch (error) {
    // The same click came twice at the same moment: the other one made the order, or has paid it by now.
    const winner = isDuplicate(error) || error instanceof Refusal ? await findOrderRow(db, { key }) : undefined
    if (winner) return again(winner, placing)
    throw error
  }
  return { orderId, payUrl: await continuePayment(orderId) }
}

/** The current quotes. Of several packs, one that cannot be bought is named: the buyer looks again, and the rest can go on. */
async function quoteLines(
  tx: Tx,
  buyerId: string,
  { wishes, country, gift, code }: Placing,
  titles: Map<string, string>,
): Promise<{ lines: Line[]; codeId: string | undefined }> {
  const wanted: { pack: Line['pack']; gross: Money }[] = []
  for (const wish of wishes) {
    const pack = await findPackForSale(tx, wish.packId)
    try {
      if (!pack) throw refusals.notForSale()
      wanted.push({ pack, gross: await checkLine(tx, buyerId, pack, wish, gift !== undefined) })
    } catch (error) {
      if (error instanceof Refusal && wishes.length > 1) throw refusals.lineGone(titles.get(wish.packId) ?? '')
      throw error
    }
  }
  const artistIds = wanted.map(({ pack }) => pack.artistId)
  const terms = await findTerms(tx, country, artistIds)
  const checked = code ? await checkCode(tx, code, buyerId, wanted.map(asDiscountable)) : undefined
  const lines = wanted.map(({ pack, gross }) => ({
    pack,
    quote: quoteSplit(pack, terms(pack.artistId), gross, checked && discountOf(checked.code, checked.off.get(pack.id))),
  }))
  return { lines, codeId: checked?.code.id }
}

/** What this buyer pays for this pack, if he may. */
async function checkLine(tx: Tx, buyerId: string, pack: Pack, { chosenMinor }: Wish, gift: boolean): Promise<Money> {
  // Whoever shares in a pack would pay himself, and buy his way up the rankings.
  if (pack.artistId === buyerId || pack.shares.some((share) => share.userId === buyerId)) throw refusals.ownPack()
  if (!gift && (await ownsPack(tx, buyerId, pack.id))) throw refusals.alreadyOwned()
  const gross = payable(pack, chosenMinor === undefined ? undefined : money(chosenMinor, pack.price.currency))
  if (gross.minor === 0n) throw refusals.freePack()
  return gross
}

/** An order for the same that still waits is used again; one for any of the same packs on other terms is closed. */
async function takeOver(tx: Tx, buyerId: string, placing: Placing, seen: string): Promise<Order | undefined> {
  let same: Order | undefined
  const packIds = placing.wishes.map(({ packId }) => packId)
  for (const order of await findWaiting(tx, buyerId, packIds)) {
    const lives = order.expiresAt !== null && order.expiresAt > new Date()
    if (!same && lives && order.provider === placing.provider && seenIn(order) === seen) same = order
    else await closeWaiting(tx, order.id, 'canceled')
  }
  return same
}

function newOrder(
  buyerId: string,
  { country, locale, consent, gift }: Placing,
  lines: readonly Line[],
  provider: PaymentProvider,
  people: Map<string, Profile>,
): NewOrder {
  return {
    id: newId('order'),
    buyerId,
    kind: 'packs',
    total: sum(
      lines.map(({ quote }) => quote.gross),
      env.SHOP_CURRENCY,
    ),
    country,
    provider: provider.id,
    test: provider.caps.test,
    gift: gift !== undefined,
    locale,
    consentText: consent,
    expiresAt: new Date(Date.now() + provider.caps.orderMinutes * 60_000),
    lines: lines.map(({ pack, quote: { gross, discount, tax, taxPoints, fee, feePoints, shares } }) => ({
      id: newId('orderLine'),
      packId: pack.id,
      versionId: pack.versionId,
      title: pack.title,
      artistId: pack.artistId,
      coverKey: pack.coverKey,
      gross,
      discount,
      tax,
      taxPoints,
      fee,
      feePoints,
      refunded: money(0n, gross.currency),
      shares: shares.map((share) => ({ ...share, name: people.get(share.userId)?.displayName ?? '' })),
    })),
  }
}

function checkGift({ gift, wishes }: Placing): void {
  if (!gift) return
  if (wishes.length > 1) throw refusals.giftAlone()
  if (gift.from.length > GIFT_FROM_MOST) throw refusals.giftTooLong(GIFT_FROM_MOST)
  if (gift.message.length > GIFT_MESSAGE_MOST) throw refusals.giftTooLong(GIFT_MESSAGE_MOST)
}

/** The link exists from now on; it gives something once the order is paid. */
async function wrapGift(tx: Tx, { id, buyerId, lines: [line] }: NewOrder, { from, message }: GiftWords): Promise<void> {
  if (!line) return
  const tokenHash = hashOfToken(giftToken(line.id, 1))
  const its = { lineId: line.id, orderId: id, packId: line.packId, giverId: buyerId }
  await insertGift(tx, {
    ...its,
    from: from.trim(),
    message: message.trim(),
    tokenHash,
    expiresAt: giftEnd(new Date()),
  })
}

/** The same key again: the same order, if it is the same wish. */
async function again(order: Order, placing: Placing): Promise<{ orderId: string; payUrl: string }> {
  if (order.provider !== placing.provider || seenIn(order) !== placing.seen) throw refusals.keyReused()
  return { orderId: order.id, payUrl: await continuePayment(order.id) }
}

/** The pots an order is paid out of: stars the shop gave, then those that were paid for. */
async function takeStars(tx: Tx, { buyerId, total }: NewOrder) {
  const stars = await lockStars(tx, buyerId)
  const taken = takeFrom(stars, total.minor)
  if (!taken) throw short(money(total.minor - stars.paid.minor - stars.promo.minor, total.currency))
  const chart = chartOf(walletBook(), total.currency)
  return [
    { account: chart.wallet(buyerId, 'promo'), minor: taken.promo },
    { account: chart.wallet(buyerId, 'paid'), minor: taken.paid },
  ]
}

/** Everything that a payment means, in the transaction that takes the stars: all of it or nothing. */
async function payWithStars(tx: Tx, order: NewOrder, payment: Payment): Promise<void> {
  await openInHouse(tx, payment, orderUrl(order))
  const paid = { orderId: order.id, paymentId: payment.id, minor: order.total.minor }
  const settled = await settleAtOnce(tx, { ...paid, entryId: newId('entry'), eventId: null })
  if (!settled) throw refusals.alreadyOwned()
}
