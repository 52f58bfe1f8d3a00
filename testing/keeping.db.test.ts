import { beforeAll, expect, test } from 'vitest'
import { type UserActor, visitor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { setPrice } from '@/modules/catalog/set-price'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { followArtist, unfollowArtist } from '@/modules/following/follow-artist'
import { listNews } from '@/modules/following/list-news'
import { setNewsMail, stopNewsMail, stopQuery } from '@/modules/following/news-mail'
import { sendNews } from '@/modules/following/send-news'
import { erasePerson } from '@/modules/privacy/erase-person'
import { addWish, dropWish } from '@/modules/wishes/change-wish'
import { findWishIds, listWishes } from '@/modules/wishes/list-wishes'
import { createPackOnSale } from './packs'
import { createPerson } from './people'

// What is kept of the shop by whoever looks around: packs to have later, and artists to hear of.

let artist: UserActor
let other: UserActor
beforeAll(async () => {
  artist = (await createPerson({ roles: ['artist'], name: 'Mina Haddad' })).actor
  other = (await createPerson({ roles: ['artist'] })).actor
})

const sell = (by: UserActor, title?: string) =>
  createPackOnSale({ artistId: by.id, pricing: 'fixed', minor: 299n, ...(title && { title }) })

test('a wish keeps the price it was made at, and tells when it changed or the pack is gone', async () => {
  const { actor } = await createPerson()
  const [same, cheaper, gone] = [await sell(artist), await sell(artist), await sell(artist, 'Gone Soon')]
  await expect(addWish(visitor, same.packId)).rejects.toMatchObject({ status: 401 })
  await expect(addWish(actor, 'pack_nothing')).rejects.toMatchObject({ code: 'wishes.not_for_sale' })
  for (const { packId } of [same, cheaper, gone]) await addWish(actor, packId)
  await inTransaction((tx) => setPrice(tx, cheaper.packId, { pricing: 'fixed', minor: 199n }))
  // Wished for again, the first price stays.
  await addWish(actor, cheaper.packId)
  await stopSelling(artist, gone.packId)

  const wishes = await listWishes(actor)
  expect(wishes.find((one) => one.kind === 'gone')).toMatchObject({ title: 'Gone Soon' })
  const here = wishes.flatMap((one) => (one.kind === 'here' ? [one] : []))
  expect(here.find(({ pack }) => pack.id === cheaper.packId)).toMatchObject({ before: { minor: 299n }, cheaper: true })
  expect(here.find(({ pack }) => pack.id === same.packId)).toMatchObject({ before: undefined, owned: false })
  await dropWish(actor, same.packId)
  expect(await findWishIds(actor.id)).not.toContain(same.packId)
})

const mailsTo = (email: string) =>
  db.$queryRaw<{ params: { count: number; titles: string[]; stop: string } }[]>`
    SELECT data->'params' AS params FROM pgboss.job WHERE data->>'kind' = 'artist_news' AND data->>'to' = ${email}
    ORDER BY created_on`
const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) })

test('who follows an artist finds the new packs, and hears of them by mail once a week at most', async () => {
  const { actor, email } = await createPerson()
  await expect(followArtist(actor, actor.id)).rejects.toMatchObject({ code: 'following.yourself' })
  await expect(followArtist(actor, (await createPerson()).actor.id)).rejects.toMatchObject({ status: 404 })
  const before = await sell(artist, 'Before')
  await followArtist(actor, artist.id)
  await followArtist(actor, artist.id)
  await sell(artist, 'First After')
  await sell(other, 'Of Somebody Else')

  const news = await listNews(actor)
  expect(news.artists.map(({ id }) => id)).toEqual([artist.id])
  expect(news.packs.rows.map(({ title }) => title)).toEqual(expect.arrayContaining(['Before', 'First After']))
  expect(news.packs.rows.map(({ title }) => title)).not.toContain('Of Somebody Else')

  // At one moment by two workers, and the next day: one mail, of what came after they began to follow.
  await Promise.all([sendNews(), sendNews()])
  await sendNews(inDays(1))
  const [first, ...more] = await mailsTo(email)
  expect(more).toEqual([])
  expect(first?.params).toMatchObject({ count: 1, titles: ['First After · Mina Haddad'] })

  await sell(artist, 'Second After')
  await sendNews(inDays(6))
  expect(await mailsTo(email)).toHaveLength(1)
  await sendNews(inDays(7.1))
  expect((await mailsTo(email))[1]?.params.titles).toEqual(['Second After · Mina Haddad'])
  await unfollowArtist(actor, artist.id)
  expect((await listNews(actor)).artists).toEqual([])
  expect(before.title).toBe('Before')
})

test('the link in the mail stops it without a session, for its reader only; the news page starts it again', async () => {
  const { actor, email } = await createPerson()
  await followArtist(actor, artist.id)
  const link = new URLSearchParams(stopQuery(actor.id))
  const stranger = new URLSearchParams(stopQuery((await createPerson()).actor.id))
  await expect(stopNewsMail(actor.id, stranger.get('seal') ?? '')).rejects.toMatchObject({ status: 404 })
  await stopNewsMail(link.get('person') ?? '', link.get('seal') ?? '')
  await stopNewsMail(link.get('person') ?? '', link.get('seal') ?? '')
  await sell(artist, 'While Stopped')
  await sendNews()
  expect(await mailsTo(email)).toEqual([])
  expect((await listNews(actor)).byMail).toBe(false)
  await setNewsMail(actor, true)
  await sendNews()
  expect(await mailsTo(email)).toHaveLength(1)
})

test('an erased person wishes for nothing, follows nobody and is followed by nobody', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { packId } = await sell(actor)
  const fan = (await createPerson()).actor
  await followArtist(fan, actor.id)
  await followArtist(actor, artist.id)
  await addWish(actor, packId)
  await erasePerson(actor, actor.handle)
  expect(await db.follow.count({ where: { OR: [{ userId: actor.id }, { artistId: actor.id }] } })).toBe(0)
  expect(await db.wish.count({ where: { userId: actor.id } })).toBe(0)
})
