import { type Actor, requireUser } from '@/core/actor'
import { isCountry } from '@/core/countries'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { db, inTransaction, isDuplicate, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { findPackForSale, type Pack } from '@/modules/catalog/find-pack'
import { saleEntry } from '@/modules/ledger/entries'
import { ownsPack } from '@/modules/library/owns-pack'
import { openPayment } from '@/modules/payments/open-payment'
import type { PaymentProvider } from '@/modules/payments/provider'
import { requireOffered } from '@/modules/payments/registry'
import { closeWaiting, findOrderRow, findWaiting, insertOrder } from './db/orders'
import { CONSENT_VERSION, type Order } from './order'
import { continuePayment } from './continue-payment'
import { payable } from './quote-pack'
import { quoteSplit, whatChanged, writeSeen, type Quote } from './quote'
import * as refusals from './refusals'
import { findTerms } from './terms'

/** What a buyer confirmed. */
export interface Placing {
  packId: string
  /** What he chose to pay, in minor units, for a pack that lets him. */
  chosenMinor?: bigint | undefined
  /** The quote he saw, as `writeSeen` wrote it. If it is not the current one, nothing is ordered. */
  seen: string
  country: string
  provider: string
  /** Made anew for each time the confirm page is shown: two clicks with one key are one order. */
  key: string
  /** The version of the words agreed to. */
  consent: string
  locale: string
}

/**
 * Order a pack and open its payment. The price and the split that the buyer saw are the ones charged and posted, or it is
 * refused. The same key again answers with the same order.
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
  // Read ahead of the transaction. Should the shares change in between, the split is not the seen one, and it is refused.
  const shown = await findPackForSale(db, placing.packId)
  const people = await findProfiles(shown?.shares.map((share) => share.userId) ?? [])
  try {
    const orderId = await inTransaction(async (tx) => {
      const pack = await findPackForSale(tx, placing.packId)
      if (!pack) throw refusals.notForSale()
      // Whoever shares in a pack would pay himself, and buy his way up the rankings.
      if (pack.artistId === buyer.id || pack.shares.some((share) => share.userId === buyer.id)) throw refusals.ownPack()
      if (await ownsPack(tx, buyer.id, pack.id)) throw refusals.alreadyOwned()

      const quote = await quoteNow(tx, pack, placing)
      const least = money(env.CARD_MINIMUM_MINOR, quote.gross.currency)
      if (provider.caps.card && quote.gross.minor < least.minor) throw refusals.belowCardMinimum(least)

      const waiting = await takeOver(tx, buyer.id, placing, quote)
      if (waiting) return waiting.id

      const order = newOrder(buyer.id, placing, pack, quote, provider, people)
      await insertOrder(tx, { ...order, key }, entryOf(order))
      await openPayment(tx, { orderId: order.id, provider: provider.id, amount: order.total, attempt: 1 })
      return order.id
    })
    return { orderId, payUrl: await continuePayment(orderId) }
  } catch (error) {
    // The same click came twice at the same moment: the other one made the order.
    const winner = isDuplicate(error) ? await findOrderRow(db, { key }) : undefined
    if (winner) return again(winner, placing)
    throw error
  }
}

/** The current quote, if it is the one the buyer saw. */
async function quoteNow(tx: Tx, pack: Pack, { chosenMinor, country, seen }: Placing): Promise<Quote> {
  const chosen = chosenMinor === undefined ? undefined : money(chosenMinor, pack.price.currency)
  const gross = payable(pack, chosen)
  if (gross.minor === 0n) throw refusals.freePack()
  const quote = quoteSplit(pack, await findTerms(tx, country), gross)
  const changed = whatChanged(seen, quote)
  if (changed) throw refusals.changed(changed, quote.gross)
  return quote
}

/** An order for the same that still waits is used again; one for the same pack on other terms is closed. */
async function takeOver(tx: Tx, buyerId: string, placing: Placing, quote: Quote): Promise<Order | undefined> {
  let same: Order | undefined
  for (const order of await findWaiting(tx, buyerId, placing.packId)) {
    const lives = order.expiresAt !== null && order.expiresAt > new Date()
    if (!same && lives && order.provider === placing.provider && seenIn(order) === writeSeen(quote)) same = order
    else await closeWaiting(tx, order.id, 'canceled')
  }
  return same
}

function newOrder(
  buyerId: string,
  { country, locale, consent }: Placing,
  pack: Pack & { versionId: string },
  quote: Quote,
  provider: PaymentProvider,
  people: Map<string, Profile>,
) {
  const { gross, tax, taxPoints, fee, feePoints, shares } = quote
  return {
    id: newId('order'),
    buyerId,
    total: gross,
    country,
    provider: provider.id,
    test: provider.caps.test,
    locale,
    consentText: consent,
    expiresAt: new Date(Date.now() + provider.caps.orderMinutes * 60_000),
    lines: [
      {
        id: newId('orderLine'),
        packId: pack.id,
        versionId: pack.versionId,
        title: pack.title,
        artistId: pack.artistId,
        coverKey: pack.coverKey,
        gross,
        tax,
        taxPoints,
        fee,
        feePoints,
        shares: shares.map((share) => ({ ...share, name: people.get(share.userId)?.displayName ?? '' })),
      },
    ],
  } satisfies Partial<Order>
}

function entryOf(order: Pick<Order, 'id' | 'test' | 'provider' | 'country' | 'total' | 'lines'>) {
  return saleEntry({
    orderId: order.id,
    book: order.test ? 'test' : 'live',
    provider: order.provider,
    country: order.country,
    total: order.total,
    lines: order.lines.map(({ id, tax, fee, shares }) => ({
      id,
      tax,
      fee,
      shares: shares.map(({ userId, amount }) => ({ userId, part: amount })),
    })),
  })
}

/** What the buyer of this order saw, from what it kept. */
function seenIn(order: Order): string | undefined {
  const [line] = order.lines
  return line && writeSeen({ ...line, country: order.country })
}

/** The same key again: the same order, if it is the same wish. */
async function again(order: Order, placing: Placing): Promise<{ orderId: string; payUrl: string }> {
  const same =
    order.lines[0]?.packId === placing.packId && order.provider === placing.provider && seenIn(order) === placing.seen
  if (!same) throw refusals.keyReused()
  return { orderId: order.id, payUrl: await continuePayment(order.id) }
}
