import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { visitor, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { ownsPack } from '@/modules/library/owns-pack'
import { buy, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { checkInvariants } from './check-invariants'
import { claimGift, findGift } from './claim-gift'
import { findOrder } from './find-order'
import { placeOrder } from './place-order'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { renewGiftLink } from './renew-gift-link'

let artist: UserActor
let giver: UserActor
let packId: string

const GIFT = { from: 'Aunt Rania', message: 'For the long trains.' }

beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'] })).actor
  giver = (await createPerson()).actor
  packId = (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 299n })).packId
})

afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

const person = async () => (await createPerson()).actor

async function given(gift = GIFT) {
  const orderId = await buy(giver, packId, { gift })
  const view = (await findOrder(giver, orderId)).given
  return { orderId, token: view?.token ?? '', turn: view?.turn ?? 0 }
}

async function giveBack(orderId: string): Promise<void> {
  const finance = (await createPerson({ roles: ['finance'] })).actor
  const { amount, seen } = await previewRefund(finance, orderId, { lineIds: [], amount: '' })
  await refundOrder(finance, { orderId, amount, seen, reason: 'goodwill', note: '', key: randomUUID() })
}

describe('a gift', () => {
  test('belongs to whoever claims its link, and not to its buyer', async () => {
    const { orderId, token } = await given()
    expect(await ownsPack(db, giver.id, packId)).toBe(false)
    expect(await findGift(visitor, token)).toMatchObject({ kind: 'open', ...GIFT, mine: false })
    const friend = await person()
    await claimGift(friend, token)
    expect(await ownsPack(db, friend.id, packId)).toBe(true)
    // Pressed twice, it is his all the same.
    await claimGift(friend, token)
    expect((await findOrder(giver, orderId)).given?.claimedAt).toBeInstanceOf(Date)
    expect(JSON.stringify(await findOrder(giver, orderId), (_, value: unknown) => String(value))).not.toContain(
      friend.id,
    )
    expect(await findGift(friend, token)).toEqual({ kind: 'yours' })
    expect(await findGift(await person(), token)).toEqual({ kind: 'claimed' })
  })

  test('claimed by eight at once goes to exactly one; the others get words', async () => {
    const { token } = await given()
    const friends = await Promise.all(Array.from({ length: 8 }, person))
    const answers = await Promise.allSettled(friends.map((friend) => claimGift(friend, token)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'checkout.gift_claimed' })
    expect(await db.entitlement.count({ where: { packId, userId: { in: friends.map(({ id }) => id) } } })).toBe(1)
  })

  test('may be of a pack one has, several times, and never of one’s own making or of several at once', async () => {
    const keeper = await person()
    await buy(keeper, packId)
    const [one, two] = [await buy(keeper, packId, { gift: GIFT }), await buy(keeper, packId, { gift: GIFT })]
    expect(one).not.toBe(two)
    await expect(placeOrder(artist, await confirmation(packId, { gift: GIFT }))).rejects.toMatchObject({
      code: 'checkout.own_pack',
    })
    const other = (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 299n })).packId
    await expect(placeOrder(keeper, await confirmation([packId, other], { gift: GIFT }))).rejects.toMatchObject({
      code: 'checkout.gift_alone',
    })
  })

  test('is told to one who has the pack before he claims, and stays good for another', async () => {
    const { token } = await given()
    const owner = await person()
    await buy(owner, packId)
    expect(await findGift(owner, token)).toMatchObject({ kind: 'owned' })
    await expect(claimGift(owner, token)).rejects.toMatchObject({ code: 'checkout.gift_owned' })
    await expect(claimGift(artist, token)).rejects.toMatchObject({ code: 'checkout.own_pack' })
    await expect(claimGift(visitor, token)).rejects.toMatchObject({ status: 401 })
    await claimGift(await person(), token)
  })

  test('gives nothing before it is paid for', async () => {
    const { orderId } = await placeOrder(giver, await confirmation(packId, { gift: GIFT, provider: 'manual' }))
    const token = (await findOrder(giver, orderId)).given?.token ?? ''
    expect(await findGift(visitor, token)).toMatchObject({ kind: 'waiting' })
    await expect(claimGift(await person(), token)).rejects.toMatchObject({ code: 'checkout.gift_waits' })
    await expect(
      db.gift.update({ where: { orderId }, data: { claimedBy: giver.id, claimedAt: new Date() } }),
    ).rejects.toThrow('not paid for')
  })
})

describe('a link', () => {
  test('is replaced by its giver, once a press; the one before is dead', async () => {
    const { orderId, token, turn } = await given()
    await expect(renewGiftLink(await person(), orderId, turn)).rejects.toMatchObject({ status: 404 })
    await Promise.all([renewGiftLink(giver, orderId, turn), renewGiftLink(giver, orderId, turn)])
    const next = (await findOrder(giver, orderId)).given
    expect(next?.turn).toBe(turn + 1)
    await expect(claimGift(await person(), token)).rejects.toMatchObject({ code: 'checkout.gift_gone' })
    await claimGift(await person(), next?.token ?? '')
    await expect(renewGiftLink(giver, orderId, turn + 1)).rejects.toMatchObject({ code: 'checkout.gift_claimed' })
  })

  test('runs out, and a new one works', async () => {
    const { orderId, token, turn } = await given()
    const later = new Date(Date.now() + 91 * 86_400_000)
    expect(await findGift(visitor, token, later)).toEqual({ kind: 'expired' })
    await expect(claimGift(await person(), token, later)).rejects.toMatchObject({ code: 'checkout.gift_gone' })
    await renewGiftLink(giver, orderId, turn, later)
    await claimGift(await person(), (await findOrder(giver, orderId)).given?.token ?? '', later)
  })

  test('of a gift whose money went back gives nothing, and what was claimed ends with it', async () => {
    const { orderId, token } = await given()
    const friend = await person()
    await claimGift(friend, token)
    await giveBack(orderId)
    expect(await ownsPack(db, friend.id, packId)).toBe(false)
    expect(await findGift(friend, token)).toEqual({ kind: 'gone' })
  })

  test('of a gift that nobody claimed gives nothing once the money went back', async () => {
    const { orderId, token } = await given()
    await giveBack(orderId)
    await expect(claimGift(await person(), token)).rejects.toMatchObject({ code: 'checkout.gift_gone' })
    expect(
      await db.entitlement.count({ where: { lineId: (await findOrder(giver, orderId)).lines[0]?.id ?? '' } }),
    ).toBe(0)
  })

  test('is nowhere in the database, and of nobody’s but the giver’s order', async () => {
    const { orderId, token } = await given()
    const row = await db.gift.findUniqueOrThrow({ where: { orderId } })
    expect(Object.values(row).map(String)).not.toContain(token)
    const finance = (await createPerson({ roles: ['finance'] })).actor
    expect((await findOrder(finance, orderId)).given).toBeUndefined()
  })
})
