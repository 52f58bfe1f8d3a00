import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { closeDb, db } from '@/infra/db'
import { env } from '@/infra/env'
import { closeQueue } from '@/infra/jobs'
import { AGREEMENT_VERSION } from '@/modules/accounts/agreement'
import { receiveTransfer } from '@/modules/payments/receive-transfer'
import { confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { acceptTerms, findTermsOffer, keepTerms } from './accept-terms'
import { askToBuy } from './ask-to-buy'
import { becomeArtist, findFeeInForce } from './become-artist'
import { placeOrder } from './place-order'
import { quoteForShop } from './quote-pack'
import { settleEvent } from './settle-payment'
import { listTerms, setTerms } from './shop-terms'
import { findTerms } from './terms'

const today = () => new Date(new Date().toISOString().slice(0, 10))
const words = { textEn: 'Less for the shop.', textAr: 'أقلّ للمتجر.' }
const SETTINGS = env.FEE_POINTS

let admin: UserActor
interface Seller {
  actor: UserActor
  packId: string
}
let mira: Seller
let omar: Seller

async function createSeller(): Promise<Seller> {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({ artistId: actor.id, pricing: 'fixed', minor: 499n })
  return { actor, packId }
}

beforeAll(async () => {
  admin = (await createPerson({ roles: ['admin'] })).actor
  mira = await createSeller()
  omar = await createSeller()
})
afterAll(async () => {
  await closeQueue()
  await closeDb()
})

/** Pay for an order by transfer. @returns What the shop and the artists got of it, by the ledger. */
async function pay(orderId: string, minor: bigint): Promise<{ shop: bigint; artists: Record<string, bigint> }> {
  const [payment] = await db.$queryRaw<{ ref: string }[]>`SELECT ref FROM "ManualPayment" WHERE "orderId" = ${orderId}`
  const { event } = await receiveTransfer(payment?.ref ?? '', { minor, bankRef: orderId, by: admin.id })
  await settleEvent(event)
  const rows = await db.$queryRaw<{ artistId: string; path: string; minor: bigint }[]>`
    SELECT l."artistId", split_part(p."accountPath", ':', 1) AS path, (-sum(p."amountMinor"))::bigint AS minor
    FROM "Posting" p JOIN "OrderLine" l ON l.id = p."lineId" WHERE l."orderId" = ${orderId} GROUP BY 1, 2`
  const artists = rows.filter(({ path }) => path === 'payable').map((row) => [row.artistId, row.minor] as const)
  return {
    shop: minor - artists.reduce((all, [, one]) => all + one, 0n),
    artists: Object.fromEntries(artists),
  }
}

async function order(packs: string | string[]): Promise<string> {
  const buyer = (await createPerson()).actor
  return (await placeOrder(buyer, await confirmation(packs, { provider: 'manual' }))).orderId
}

/** The shop's share as the pack's page and the confirm step say it. */
async function shown({ actor, packId }: Seller): Promise<number[]> {
  const shares = [{ userId: actor.id, points: 10_000, part: '' }]
  const page = await quoteForShop({ artistId: actor.id, price: money(499n, 'USD'), shares })
  const asked = await askToBuy((await createPerson()).actor, packId, 'US')
  return [page.feePoints, asked.kind === 'pay' ? (asked.lines[0]?.quote.feePoints ?? -1) : -1]
}

describe('a new share of the shop', () => {
  test('holds for the packs of who accepted it, from the next order on, and for nobody else', async () => {
    expect(await findTermsOffer(mira.actor)).toBeUndefined()
    const before = await order(mira.packId)
    const buyer = (await createPerson()).actor
    const seen = await confirmation([mira.packId, omar.packId], { provider: 'manual' })
    const version = await setTerms(admin, { points: 1_000, ...words, validFrom: today() })
    expect(await findTermsOffer(mira.actor)).toMatchObject({ version, now: SETTINGS, next: 1_000, put: false })
    expect(await shown(mira)).toEqual([SETTINGS, SETTINGS])

    await acceptTerms(mira.actor, version)
    await acceptTerms(mira.actor, version) // a second click says the same
    expect(await findTermsOffer(mira.actor)).toBeUndefined()
    expect(await shown(mira)).toEqual([1_000, 1_000])
    expect(await shown(omar)).toEqual([SETTINGS, SETTINGS])
    // Who had the old split before his eyes is asked again.
    await expect(placeOrder(buyer, seen)).rejects.toMatchObject({ code: 'checkout.changed' })

    expect((await pay(before, 499n)).artists).toEqual({ [mira.actor.id]: 400n }) // as it was ordered
    const both = await pay(await order([mira.packId, omar.packId]), 998n)
    expect(both.artists).toEqual({ [mira.actor.id]: 450n, [omar.actor.id]: 400n })
    expect(both.shop).toBe(148n)
  })

  test('waits for its day, can be put off, and the one accepted before goes on meanwhile', async () => {
    const next = await setTerms(admin, { points: 500, ...words, validFrom: new Date(today().getTime() + 86_400_000) })
    expect(await findTermsOffer(mira.actor)).toBeUndefined()
    await expect(acceptTerms(mira.actor, next)).rejects.toMatchObject({ code: 'checkout.terms_not_offered' })
    const newest = await setTerms(admin, { points: 3_000, ...words, validFrom: today() })
    await expect(acceptTerms(omar.actor, newest - 2)).rejects.toMatchObject({ code: 'checkout.terms_not_offered' })
    await keepTerms(mira.actor, newest)
    expect(await findTermsOffer(mira.actor)).toMatchObject({ version: newest, now: 1_000, next: 3_000, put: true })
    expect(await shown(mira)).toEqual([1_000, 1_000])
    await acceptTerms(mira.actor, newest)
    expect(await shown(mira)).toEqual([3_000, 3_000])
    expect((await listTerms(admin)).map(({ points, accepted }) => [points, accepted])).toEqual([
      [3_000, 1],
      [500, 0],
      [1_000, 1],
      [SETTINGS, undefined],
    ])
  })

  test('is whole, not of a day that is over, and stays as it was written', async () => {
    const bad = (given: object) => setTerms(admin, { points: 1, ...words, validFrom: today(), ...given })
    await expect(bad({ points: 10_001 })).rejects.toMatchObject({ code: 'checkout.bad_terms' })
    await expect(bad({ textAr: '  ' })).rejects.toMatchObject({ code: 'checkout.bad_terms' })
    await expect(bad({ validFrom: new Date('2026-01-01') })).rejects.toMatchObject({ code: 'checkout.terms_day_past' })
    await expect(
      setTerms({ ...admin, secondFactorAt: new Date(0) }, { points: 1, ...words, validFrom: today() }),
    ).rejects.toMatchObject({
      code: 'session.step_up',
    })
    await expect(db.$executeRaw`UPDATE "ShopTerms" SET points = 1`).rejects.toThrow()
    await expect(db.$executeRaw`DELETE FROM "TermsAnswer"`).rejects.toThrow()
  })
})

test('who becomes an artist now agrees to the newest terms, as the page names them', async () => {
  const { actor } = await createPerson()
  const version = await setTerms(admin, { points: 1_100, ...words, validFrom: today() })
  expect(await findFeeInForce()).toEqual({ version, points: 1_100 })
  const become = (terms: number) => becomeArtist(actor, { agreed: AGREEMENT_VERSION, terms })
  await expect(become(version - 1)).rejects.toMatchObject({ code: 'checkout.terms_not_offered' })
  await become(version)
  const artist = { ...actor, roles: [...actor.roles, 'artist' as const] }
  expect(await findTermsOffer(artist)).toBeUndefined()
  expect((await findTerms(db, 'US', [actor.id]))(actor.id).feePoints).toBe(1_100)
})
