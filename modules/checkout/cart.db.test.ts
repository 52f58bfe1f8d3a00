import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { visitor, type UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { setPrice } from '@/modules/catalog/set-price'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { findBalances } from '@/modules/ledger/find-balances'
import { ownsPack } from '@/modules/library/owns-pack'
import { buy, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { askToBuyCart } from './ask-to-buy'
import { addToCart, joinCart, removeFromCart } from './change-cart'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { findCartIds, listCart } from './list-cart'
import { placeOrder } from './place-order'
import { CART_MOST } from './wish'

let mira: UserActor
let noor: UserActor
let omar: UserActor

beforeAll(async () => {
  mira = (await createPerson({ name: 'Mira', roles: ['artist'] })).actor
  noor = (await createPerson({ name: 'Noor', roles: ['artist'] })).actor
  omar = (await createPerson({ name: 'Omar', roles: ['artist'] })).actor
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

const person = async () => (await createPerson()).actor
const pending = async (who: UserActor) =>
  (await findBalances(db, who.id)).find((row) => row.book === 'test')?.pending.minor ?? 0n

async function shared() {
  const shares = [
    { userId: mira.id, points: 7_000 },
    { userId: noor.id, points: 3_000, part: 'inked it' },
  ]
  return (await createPackOnSale({ artistId: mira.id, pricing: 'fixed', minor: 499n, shares })).packId
}

async function alone(minor = 299n) {
  return (await createPackOnSale({ artistId: omar.id, pricing: 'fixed', minor })).packId
}

describe('an order of several packs', () => {
  test('is one payment and one entry, and each artist gets what each line showed', async () => {
    const [a, b] = [await shared(), await alone()]
    const before = [await pending(mira), await pending(noor), await pending(omar)]
    const buyer = await person()
    const orderId = await buy(buyer, [a, b])
    const order = await findOrder(buyer, orderId)
    expect(order).toMatchObject({ state: 'paid', total: money(798n, 'USD') })
    expect(order.lines).toHaveLength(2)
    const after = [await pending(mira), await pending(noor), await pending(omar)]
    // 4.99: fee 0.99, 2.80 and 1.20. 2.99: fee 0.59 (59.8 floored), 2.40.
    expect(after.map((minor, index) => minor - (before[index] ?? 0n))).toEqual([280n, 120n, 240n])
    expect(await db.journalEntry.count({ where: { orderId } })).toBe(1)
    expect(await db.payment.count({ where: { orderId } })).toBe(1)
    for (const packId of [a, b]) expect(await ownsPack(db, buyer.id, packId)).toBe(true)
  })

  test('is the same order when it is asked for again in another turn, and another one with another pack', async () => {
    const [a, b, c] = [await shared(), await alone(), await alone(399n)]
    const buyer = await person()
    const first = await placeOrder(buyer, await confirmation([a, b]))
    expect(await placeOrder(buyer, await confirmation([b, a]))).toEqual(first)
    const other = await placeOrder(buyer, await confirmation([b, c]))
    expect(other.orderId).not.toBe(first.orderId)
    expect((await findOrder(buyer, first.orderId)).state).toBe('canceled')
  })

  test('names the pack that cannot be bought, and charges nothing', async () => {
    const [a, b] = [await shared(), await alone()]
    const title = (await db.pack.findUniqueOrThrow({ where: { id: b } })).title
    const buyer = await person()
    const placing = await confirmation([a, b])
    await stopSelling(omar, b)
    await expect(placeOrder(buyer, placing)).rejects.toMatchObject({ code: 'checkout.line_gone', params: { title } })
    expect(await db.order.count({ where: { buyerId: buyer.id } })).toBe(0)
  })

  test('is refused when one price of several changed, and says the new total', async () => {
    const [a, b] = [await shared(), await alone()]
    const placing = await confirmation([a, b])
    await inTransaction((tx) => setPrice(tx, b, { pricing: 'fixed', minor: 399n }))
    await expect(placeOrder(await person(), placing)).rejects.toMatchObject({
      code: 'checkout.changed',
      params: { what: 'price', now: '8.98 USD' },
    })
    await expect(placeOrder(await person(), await confirmation([]))).rejects.toMatchObject({
      code: 'checkout.cart_empty',
    })
    await expect(placeOrder(await person(), await confirmation([a, a]))).rejects.toMatchObject({
      code: 'checkout.cart_full',
    })
  })

  test('two small ones together reach what a card needs', async () => {
    const { packId: small } = await createPackOnSale({ artistId: omar.id, pricing: 'choose', minor: 0n })
    const { packId: other } = await createPackOnSale({ artistId: mira.id, pricing: 'choose', minor: 0n })
    const buyer = await person()
    await expect(placeOrder(buyer, await confirmation([small], { chosenMinor: 100n }))).rejects.toMatchObject({
      code: 'checkout.below_card_minimum',
    })
    await placeOrder(buyer, await confirmation([small, other], { chosenMinor: 100n }))
  })
})

describe('a cart', () => {
  test('of a visitor is his browser’s, and joins his own when he signs in', async () => {
    const [a, b, c] = [await shared(), await alone(), await alone()]
    const kept = await addToCart(visitor, { packId: b }, await addToCart(visitor, { packId: a }, []))
    expect(await findCartIds(visitor, kept)).toEqual([a, b])
    expect(await removeFromCart(visitor, a, kept)).toEqual([{ packId: b }])
    const buyer = await person()
    await addToCart(buyer, { packId: c }, [])
    await joinCart(buyer.id, kept)
    await joinCart(buyer.id, kept)
    expect(await findCartIds(buyer, [])).toEqual([c, a, b])
  })

  test('says of each pack why it cannot be bought, and counts the rest', async () => {
    const [a, gone, owned, free] = [await shared(), await alone(), await alone(), await alone()]
    const buyer = await person()
    await buy(buyer, owned)
    for (const packId of [a, gone, owned, free]) await addToCart(buyer, { packId }, [])
    await stopSelling(omar, gone)
    await inTransaction((tx) => setPrice(tx, free, { pricing: 'free', minor: 0n }))
    const { lines, total } = await listCart(buyer, [])
    expect(lines.map(({ kind }) => kind)).toEqual(['ready', 'gone', 'owned', 'free'])
    expect(total).toEqual(money(499n, 'USD'))
    const asked = await askToBuyCart(buyer, 'US')
    expect(asked.lines.map(({ pack }) => pack.id)).toEqual([a])
    expect(asked.left).toHaveLength(3)
  })

  test('loses what was bought from it, without a word', async () => {
    const [a, b] = [await shared(), await alone()]
    const buyer = await person()
    for (const packId of [a, b]) await addToCart(buyer, { packId }, [])
    await buy(buyer, a)
    expect(await findCartIds(buyer, [])).toEqual([b])
    expect(await db.cartLine.count({ where: { userId: buyer.id } })).toBe(1)
  })

  test('takes no free pack, none of one’s own, none that is not sold, and no more than it holds', async () => {
    const { packId: free } = await createPackOnSale({ artistId: omar.id })
    const a = await alone()
    await expect(addToCart(visitor, { packId: free }, [])).rejects.toMatchObject({ code: 'checkout.free_pack' })
    await expect(addToCart(omar, { packId: a }, [])).rejects.toMatchObject({ code: 'checkout.own_pack' })
    const full = Array.from({ length: CART_MOST }, (_, index) => ({ packId: `pack_${index}` }))
    await expect(addToCart(visitor, { packId: a }, full)).rejects.toMatchObject({ code: 'checkout.cart_full' })
    await stopSelling(omar, a)
    await expect(addToCart(visitor, { packId: a }, [])).rejects.toMatchObject({ code: 'checkout.not_for_sale' })
  })

  test('keeps an amount of the buyer’s own, unless the artist asks for more by now', async () => {
    const { packId } = await createPackOnSale({ artistId: omar.id, pricing: 'choose', minor: 199n })
    const buyer = await person()
    await expect(addToCart(buyer, { packId, chosenMinor: 5n }, [])).rejects.toMatchObject({
      code: 'checkout.below_price',
    })
    await addToCart(buyer, { packId, chosenMinor: 700n }, [])
    expect((await listCart(buyer, [])).total.minor).toBe(700n)
    await inTransaction((tx) => setPrice(tx, packId, { pricing: 'choose', minor: 900n }))
    expect((await listCart(buyer, [])).total.minor).toBe(900n)
  })
})

describe('what an artist suggests', () => {
  test('is at least what must be paid, and only where one chooses', async () => {
    const { packId } = await createPackOnSale({ artistId: omar.id })
    const suggest = (suggestedMinor: bigint, pricing: 'choose' | 'fixed' = 'choose') =>
      inTransaction((tx) => setPrice(tx, packId, { pricing, minor: 299n, suggestedMinor }))
    await expect(suggest(298n)).rejects.toMatchObject({ code: 'catalog.suggestion_low', params: { limit: '2.99 USD' } })
    await expect(suggest(10_001n)).rejects.toMatchObject({ code: 'catalog.price_high' })
    await suggest(500n)
    expect((await db.pack.findUniqueOrThrow({ where: { id: packId } })).suggestedMinor).toBe(500n)
    // With another way of pricing it means nothing, and the database would refuse it.
    await inTransaction((tx) => setPrice(tx, packId, { pricing: 'fixed', minor: 299n }))
    expect((await db.pack.findUniqueOrThrow({ where: { id: packId } })).suggestedMinor).toBeNull()
    await expect(db.pack.update({ where: { id: packId }, data: { suggestedMinor: 500n } })).rejects.toThrow(
      'pack_suggestion_above_least',
    )
  })
})
