import { beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { visitor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { getFreePack } from '@/modules/checkout/get-free-pack'
import { endEntitlement } from '@/modules/library/end-entitlement'
import { decideOnPack } from '@/modules/moderation/decide-pack-case'
import { hideAnyReview, showReviewAgain } from '@/modules/moderation/hide-review'
import { findPackCase, listPackCases } from '@/modules/moderation/list-pack-cases'
import { reportPack } from '@/modules/moderation/report-pack'
import { erasePerson } from '@/modules/privacy/erase-person'
import { indexPack } from '@/modules/search/index-pack'
import { buy } from './orders'
import { createPackOnSale } from './packs'
import { createPerson } from './people'
import { answerReview } from '@/modules/reviews/answer-review'
import { findReviewPage } from '@/modules/reviews/find-review-page'
import { listReviews, summarizeReviews } from '@/modules/reviews/list-reviews'
import { removeReview } from '@/modules/reviews/remove-review'
import { writeReview } from '@/modules/reviews/write-review'

let artist: UserActor
let staff: UserActor
beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'] })).actor
  staff = (await createPerson({ roles: ['reviewer'] })).actor
})

const freePack = async () => (await createPackOnSale({ artistId: artist.id, pricing: 'free' })).packId
const said = (stars: number, words = '') => ({ stars, words, locale: 'en' })

async function owner(packId: string): Promise<UserActor> {
  const { actor } = await createPerson()
  await getFreePack(actor, packId)
  return actor
}

const numbers = async (packId: string) => {
  const { reviewCount, reviewSum } = await db.pack.findUniqueOrThrow({ where: { id: packId } })
  return [reviewCount, reviewSum]
}
const firstId = async (packId: string) => (await listReviews(packId)).rows[0]?.id ?? ''

describe('rating a pack', () => {
  test('is for its owners only, once each, and not for those who drew it', async () => {
    const packId = await freePack()
    const stranger = (await createPerson()).actor
    await expect(writeReview(visitor, packId, said(5))).rejects.toMatchObject({ status: 401 })
    await expect(writeReview(stranger, packId, said(5))).rejects.toMatchObject({ code: 'reviews.owners_only' })
    await expect(writeReview(artist, packId, said(5))).rejects.toMatchObject({ code: 'reviews.own_work' })
    const buyer = await owner(packId)
    for (const stars of [0, 6, 4.5, NaN])
      await expect(writeReview(buyer, packId, said(stars))).rejects.toMatchObject({ code: 'reviews.stars_missing' })
    await expect(writeReview(buyer, packId, said(3, 'x'.repeat(1001)))).rejects.toMatchObject({
      code: 'reviews.words_long',
    })

    // Pressed twice at one moment, and changed later: one review.
    await Promise.all([writeReview(buyer, packId, said(3)), writeReview(buyer, packId, said(3))])
    await writeReview(buyer, packId, said(4, '  Fine\u202e cats \n\n\n\n indeed '))
    const { rows } = await listReviews(packId)
    expect(rows).toMatchObject([{ stars: 4, words: 'Fine cats\n\nindeed', edited: true }])
    expect(await numbers(packId)).toEqual([1, 4])
    await removeReview(buyer, packId)
    expect(await numbers(packId)).toEqual([0, 0])
    await expect(removeReview(buyer, packId)).rejects.toMatchObject({ status: 404 })
  })

  test('the mean is in whole tenths, halves up, the same in the numbers, on the page and in search', async () => {
    const packId = await freePack()
    await indexPack(packId)
    for (const stars of [5, 5, 4, 4]) await writeReview(await owner(packId), packId, said(stars))
    expect(await summarizeReviews(packId)).toEqual({ count: 4, mean: 45, spread: [2, 2, 0, 0, 0] })
    for (const stars of [5, 5, 5, 5]) await writeReview(await owner(packId), packId, said(stars))
    // 38 / 8 is 4.75.
    expect((await summarizeReviews(packId)).mean).toBe(48)
    expect((await db.searchDocument.findUniqueOrThrow({ where: { packId } })).mean).toBe(48)
    await indexPack(packId)
    expect((await db.searchDocument.findUniqueOrThrow({ where: { packId } })).mean).toBe(48)
  })

  test('whoever is paid back is not heard any more', async () => {
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 299n })
    const { actor } = await createPerson()
    const orderId = await buy(actor, packId)
    await writeReview(actor, packId, said(1, 'Not for me'))
    expect(await numbers(packId)).toEqual([1, 1])
    const { lines } = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } })
    await inTransaction((tx) => endEntitlement(tx, lines[0]?.id ?? ''))
    expect(await numbers(packId)).toEqual([0, 0])
    expect((await listReviews(packId)).rows).toEqual([])
    await expect(writeReview(actor, packId, said(1))).rejects.toMatchObject({ code: 'reviews.owners_only' })
  })

  test('kept pages of the pack are told, in the transaction of the change', async () => {
    const packId = await freePack()
    const buyer = await owner(packId)
    const heard = await noticesDuring(() => writeReview(buyer, packId, said(5)))
    const { slug } = await db.pack.findUniqueOrThrow({ where: { id: packId } })
    expect(heard).toContainEqual([`pack:${packId}`, `slug:${slug}`])
  })
})

describe('the artist', () => {
  test('answers once, changes it, takes it back; nobody else does', async () => {
    const packId = await freePack()
    const buyer = await owner(packId)
    await writeReview(buyer, packId, said(2, 'Too few cats'))
    const id = await firstId(packId)
    await expect(answerReview(buyer, id, 'no')).rejects.toMatchObject({ code: 'reviews.artist_only' })
    await answerReview(artist, id, 'More come')
    await answerReview(artist, id, 'Ten more come')
    expect((await listReviews(packId)).rows[0]?.answer?.words).toBe('Ten more come')
    await answerReview(artist, id, ' ')
    expect((await listReviews(packId)).rows[0]?.answer).toBeUndefined()
  })
})

describe('staff', () => {
  test('hide a review with a reason, its writer cannot change it, and it can be shown again', async () => {
    const packId = await freePack()
    const buyer = await owner(packId)
    await writeReview(buyer, packId, said(1, 'Awful people'))
    const id = await firstId(packId)
    const why = { reasons: ['HATE'], words: 'It attacks people.' }
    await expect(hideAnyReview(artist, id, why)).rejects.toMatchObject({ status: 403 })
    await expect(hideAnyReview(staff, id, { ...why, reasons: [] })).rejects.toMatchObject({
      code: 'moderation.reason_needed',
    })
    // Whoever reported it leaves it to somebody else.
    const reporter = (await createPerson({ roles: ['reviewer'] })).actor
    const report = { category: 'hate' as const, words: 'It attacks the people of a town.', proof: '', email: '', locale: 'en' as const } // prettier-ignore
    await reportPack(reporter, { packId, reviewId: id, ...report })
    await expect(hideAnyReview(reporter, id, why)).rejects.toMatchObject({ code: 'moderation.own_report' })
    await hideAnyReview(staff, id, why)
    expect(await numbers(packId)).toEqual([0, 0])
    expect((await findReviewPage(visitor, packId)).reviews).toEqual([])
    expect((await findReviewPage(staff, packId)).reviews[0]?.hidden).toEqual(why)
    expect((await findReviewPage(buyer, packId)).own?.hidden).toEqual(why)
    await expect(writeReview(buyer, packId, said(1))).rejects.toMatchObject({ code: 'reviews.hidden' })
    await showReviewAgain(staff, id)
    expect(await numbers(packId)).toEqual([1, 1])
  })

  test('a reported review is a case; upheld, the review is hidden and the pack stays', async () => {
    const packId = await freePack()
    const buyer = await owner(packId)
    await writeReview(buyer, packId, said(1, 'Names a real person'))
    const reviewId = await firstId(packId)
    const report = {
      packId,
      reviewId,
      category: 'person',
      words: 'It names my neighbour',
      proof: '',
      locale: 'en',
    } as const
    const reporter = (await createPerson()).actor
    await reportPack(reporter, { ...report, email: '' })
    await reportPack((await createPerson()).actor, { ...report, email: '' })
    const { waiting } = await listPackCases(staff)
    const { id } = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'review' } })
    const kase = waiting.find((one) => one.id === id)
    expect(kase?.reports).toBe(2)
    expect((await findPackCase(staff, kase?.id ?? '')).review?.words).toBe('Names a real person')
    await decideOnPack(staff, kase?.id ?? '', { upheld: true, reasons: ['PERSON'], words: 'It names somebody.' })
    expect(await numbers(packId)).toEqual([0, 0])
    expect(await db.pack.findUniqueOrThrow({ where: { id: packId } })).toMatchObject({ state: 'on_sale' })
    const kinds = await db.$queryRaw<{ kind: string }[]>`
      SELECT data->>'kind' AS kind FROM pgboss.job WHERE data->'params'->>'title' IS NOT NULL AND data->>'kind' LIKE 'review%'`
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(
      expect.arrayContaining(['review_hidden', 'review_report_upheld', 'review_report_upheld']),
    )
  })
})

test('an erased person takes their reviews along, and the numbers follow', async () => {
  const packId = await freePack()
  const buyer = await owner(packId)
  await writeReview(buyer, packId, said(5))
  await writeReview(await owner(packId), packId, said(2))
  await erasePerson(buyer, buyer.handle)
  expect(await numbers(packId)).toEqual([1, 2])
})

async function noticesDuring(act: () => Promise<unknown>): Promise<string[][]> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' })
  await client.connect()
  try {
    const heard: string[][] = []
    client.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '[]') as string[]))
    await client.query('LISTEN purge')
    await act()
    // What was sent before this answer has come by now.
    await client.query('SELECT 1')
    return heard
  } finally {
    await client.end()
  }
}
