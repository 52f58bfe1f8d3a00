import pg from 'pg'
import { expect, test } from 'vitest'
import type { Clock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { createPackOnSale } from '@/testing/packs'
import { banPack } from './ban-pack'
import { countRankings } from './count-rankings'
import { countOwner } from './count-owner'
import { findArtist } from './find-artist'
import { findShelfPacks } from './find-shelf-packs'
import { listTags } from './find-tags'
import { addressesOf, listParts } from './list-addresses'
import { listArtists } from './list-artists'
import { listCategories } from './list-categories'
import { listPacks } from './list-packs'
import { listRanking } from './list-ranking'
import { listSimilar } from './list-similar'
import type { Ranking } from './ranking'
import { relatePack } from './relate-pack'
import { stopSelling } from './stop-selling'

const at = (iso: string): Clock => ({ now: () => new Date(iso) })

/** So many new owners on a day, whose accounts were opened a day apart, or all of them on `joined`. */
async function countIn(packId: string, people: number, day: string, joined?: string): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    const { actor } = await createPerson({ joined: new Date(joined ?? Date.UTC(2026, 0, 1 + person)) })
    await countOwner(db, packId, actor.id, new Date(day), 1)
  }
}

test('a shelf is newest first and can be walked to its end, packs put on sale at the same moment included', async () => {
  const made: string[] = []
  for (let index = 0; index < 7; index += 1) made.push((await createPackOnSale({ category: 'plants' })).packId)
  await db.pack.updateMany({
    where: { id: { in: made.slice(2, 5) } },
    data: { onSaleAt: new Date('2026-11-01T10:00:00Z') },
  })

  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await listPacks({ category: 'plants', after, take: 2 })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
    if (!after) break
  }
  expect(new Set(seen)).toEqual(new Set(made))
  expect(seen).toHaveLength(7)
  expect(seen.slice(0, 2)).toEqual([made[6], made[5]])
})

test('shelves by tag, artist and price; adult packs only when asked for', async () => {
  const artist = await createPerson({ name: 'Salma', roles: ['artist'] })
  const friend = await createPerson({ name: 'Yusuf' })
  const artistId = artist.actor.id
  const shared = await createPackOnSale({
    artistId,
    tags: ['Rainy Days'],
    pricing: 'fixed',
    minor: 299n,
    shares: [
      { userId: artistId, points: 6_000 },
      { userId: friend.actor.id, points: 4_000 },
    ],
  })
  const adult = await createPackOnSale({ artistId, rating: 'adult' })

  expect((await listPacks({ tag: 'rainy-days' })).rows).toMatchObject([
    { id: shared.packId, price: { minor: 299n, currency: 'USD' }, artists: [{ name: 'Salma' }, { name: 'Yusuf' }] },
  ])
  expect((await listPacks({ artistId: friend.actor.id })).rows.map(({ id }) => id)).toEqual([shared.packId])
  expect((await listPacks({ artistId })).rows.map(({ id }) => id)).toEqual([shared.packId])
  expect((await listPacks({ artistId, adult: true })).rows.map(({ id }) => id)).toEqual([adult.packId, shared.packId])
  expect((await listPacks({ artistId, free: true })).rows).toEqual([])
})

test('an odd page size or a made-up cursor gives a page, not an error', async () => {
  expect((await listPacks({ take: 10 ** 9, after: "' OR 1=1" })).rows.length).toBeGreaterThan(0)
  expect((await listPacks({ take: -1 })).rows).toHaveLength(1)
  expect((await listPacks({ tag: '%_%', category: 'none' })).rows).toEqual([])
})

/** A ranking as the clock counts it at that time. */
async function ranked(ranking: Ranking, now: Clock) {
  await countRankings(now)
  return listRanking(ranking, 10)
}

test('the week ranks by new owners since Monday, rising by seven days, and neither shows what is off sale', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const [early, late, gone] = await Promise.all([1, 2, 3].map(() => createPackOnSale({ artistId: artist.actor.id })))
  if (!early || !late || !gone) throw new Error('three packs were made')
  await countIn(early.packId, 3, '2026-11-22T12:00:00Z')
  await countIn(late.packId, 2, '2026-11-23T00:00:00Z')
  await countIn(gone.packId, 5, '2026-11-24T00:00:00Z')
  await stopSelling(artist.actor, gone.packId)

  const now = at('2026-11-24T15:00:00Z')
  expect(await ranked('week', now)).toMatchObject([{ id: late.packId, newOwners: 2 }])
  expect(await ranked('rising', now)).toMatchObject([
    { id: early.packId, newOwners: 3 },
    { id: late.packId, newOwners: 2 },
  ])
  expect(await ranked('rising', at('2026-12-24T15:00:00Z'))).toEqual([])
  await db.pack.update({ where: { id: early.packId }, data: { onSaleAt: new Date('2026-09-20') } })
  expect(await ranked('rising', now)).toMatchObject([{ id: late.packId }])
  // Taken off sale between two counts.
  await stopSelling(artist.actor, late.packId)
  expect(await listRanking('rising')).toEqual([])
})

test('a ring of fresh accounts does not lift a pack: not while they are young, and hardly when they have grown', async () => {
  const [honest, ring] = [await createPackOnSale(), await createPackOnSale()]
  await countIn(honest.packId, 6, '2027-07-07T12:00:00Z')
  await countIn(ring.packId, 30, '2027-07-07T12:00:00Z', '2027-07-07T09:00:00Z')

  const first = async (now: string) => (await ranked('week', at(now))).map(({ id }) => id)
  expect(await first('2027-07-09T23:59:00Z')).toEqual([honest.packId])
  // Thirty of one day weigh less than six of six days.
  expect(await first('2027-07-10T12:00:00Z')).toEqual([honest.packId, ring.packId])
})

test('whoever paid counts as four', async () => {
  const [free, bought] = [await createPackOnSale(), await createPackOnSale()]
  const days = (packId: string, newOwners: number, newBuyers: number) =>
    db.packDay.create({
      data: { packId, day: new Date('2027-08-04'), joinedOn: new Date('2027-07-01'), newOwners, newBuyers },
    })
  await days(free.packId, 3, 0)
  await days(bought.packId, 1, 1)
  expect(await ranked('week', at('2027-08-05T12:00:00Z'))).toMatchObject([
    { id: bought.packId, newOwners: 1 },
    { id: free.packId, newOwners: 3 },
  ])
})

test('pages with rankings are made anew when a count changed them, and stay when it did not', async () => {
  const { packId } = await createPackOnSale()
  const heard: string[] = []
  const listener = new pg.Client(process.env.DATABASE_URL)
  await listener.connect()
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await listener.query('LISTEN purge')
  const said = async () => {
    // Notices come before the answer to what is asked after them.
    await listener.query('SELECT 1')
    return heard.splice(0)
  }
  const countAt = (iso: string) => countRankings(at(iso)).then(said)

  await countIn(packId, 1, '2027-09-01T12:00:00Z')
  expect(await countAt('2027-09-02T12:00:00Z')).toContain('["rankings"]')
  expect(await countAt('2027-09-02T12:10:00Z')).toEqual([])
  await countIn(packId, 2, '2027-09-02T12:00:00Z')
  await said()
  expect(await countAt('2027-09-02T12:20:00Z')).toContain('["rankings"]')
  await listener.end()
})

test('cards come in the order they were asked for, without those off sale', async () => {
  const [one, two] = [await createPackOnSale(), await createPackOnSale()]
  const packs = await findShelfPacks([two.packId, 'pack_00000000000000000000000000', one.packId])
  expect(packs.map(({ id }) => id)).toEqual([two.packId, one.packId])
})

test('the directory lists everybody with a share in a pack on sale, with counts and covers', async () => {
  const artist = await createPerson({ name: 'Layla', roles: ['artist'] })
  const first = await createPackOnSale({ artistId: artist.actor.id })
  await createPackOnSale({ artistId: artist.actor.id })
  const hidden = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({ artistId: hidden.actor.id })
  await stopSelling(hidden.actor, packId)

  const all = []
  for (let after: string | undefined; ;) {
    const page = await listArtists({ after, take: 3 })
    all.push(...page.rows)
    after = page.next
    if (!after) break
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const layla = all.find(({ id }) => id === artist.actor.id)
  expect(layla).toMatchObject({ name: 'Layla', packCount: 2 })
  expect(layla?.coverKeys[1]).toBe(first.stickers[0]?.artKey)
  expect(layla?.coverKeys).toHaveLength(Math.min(3, first.stickers.length + 1))
  expect(all.some(({ id }) => id === hidden.actor.id)).toBe(false)
  expect(await findArtist(artist.actor.handle.toUpperCase())).toMatchObject({ displayName: 'Layla', packCount: 2 })
  expect(await findArtist(hidden.actor.handle)).toBeUndefined()
  expect(await findArtist('no_such_person')).toBeUndefined()
})

test('every category is listed, with how many packs stand there', async () => {
  const categories = await listCategories()
  expect(categories.find(({ slug }) => slug === 'plants')?.packCount).toBe(7)
  expect(categories.find(({ slug }) => slug === 'sport')?.packCount).toBe(0)
})

test('an owner counted in and out again leaves no trace in the rankings', async () => {
  const { packId } = await createPackOnSale()
  const { actor } = await createPerson({ joined: new Date('2026-11-20T12:00:00Z') })
  const day = new Date('2026-11-24T23:59:00Z')
  await inTransaction((tx) => countOwner(tx, packId, actor.id, day, 1))
  await inTransaction((tx) => countOwner(tx, packId, actor.id, day, -1))
  await inTransaction((tx) => countOwner(tx, packId, actor.id, day, -1))
  expect(await db.packDay.findMany({ where: { packId } })).toEqual([
    {
      packId,
      day: new Date('2026-11-24T00:00:00Z'),
      joinedOn: new Date('2026-11-20T00:00:00Z'),
      newOwners: 0,
      newBuyers: 0,
    },
  ])
})

test('a pack’s page names those most like it, both ways, never the artist’s own; one taken off sale goes', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const [red, blue] = ['wgMA', 'wvPy'] // first bytes of two ThumbHashes: their mean colours
  const sell = (title: string, tags: string[], placeholder: string, artistId?: string) =>
    createPackOnSale({ title, tags, stickers: [{ placeholder }], category: 'sport', ...(artistId && { artistId }) })
  const cats = await sell('Skating Cats', ['skating', 'ice-cats'], red ?? '', artist.actor.id)
  const same = await sell('More Skating Cats', ['skating', 'ice-cats'], red ?? '', artist.actor.id)
  const near = await sell('Ice Cats', ['skating', 'ice-cats'], red ?? '')
  const other = await sell('Blue Skates', ['skating'], blue ?? '')
  for (const { packId } of [near, other, same, cats]) await relatePack(packId)

  const titles = async (packId: string) => (await listSimilar(packId)).map(({ title }) => title)
  expect((await titles(cats.packId)).slice(0, 2)).toEqual(['Ice Cats', 'Blue Skates'])
  expect(await titles(cats.packId)).not.toContain('More Skating Cats')
  expect(await titles(near.packId)).toEqual(expect.arrayContaining(['Skating Cats', 'More Skating Cats']))
  await relatePack(cats.packId)
  await inTransaction((tx) => banPack(tx, near.packId))
  expect(await titles(cats.packId)).not.toContain('Ice Cats')
})

test('tags in use, the most frequent first; packs for adults and stopped ones say nothing of them', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const sell = (tags: string[], rating = 'everyone') =>
    createPackOnSale({ tags: tags.map((tag) => `${tag}-in-use`), rating, artistId: artist.actor.id })
  for (const tags of [['tea', 'rain'], ['tea'], ['rain'], ['tea', 'once']]) await sell(tags)
  for (let times = 0; times < 3; times += 1) await sell(['wine'], 'adult')
  await stopSelling(artist.actor, (await sell(['once'])).packId)

  const inUse = async (atLeast: number) =>
    (await listTags({ atLeast, take: 1_000 })).filter((tag) => tag.endsWith('-in-use'))
  expect(await inUse(2)).toEqual(['tea-in-use', 'rain-in-use'])
  expect(await inUse(3)).toEqual(['tea-in-use'])
})

test('every address stands in exactly one part of the map, whatever is stopped stands in none', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const made: string[] = []
  for (let index = 0; index < 5; index += 1)
    made.push((await createPackOnSale({ title: `On The Map ${index}`, artistId: artist.actor.id })).packId)
  await stopSelling(artist.actor, made[2] ?? '')

  for (const kind of ['packs', 'artists'] as const) {
    const found: string[] = []
    for (const from of await listParts(kind, { part: 3 }))
      for await (const paths of addressesOf(kind, from, { part: 3, batch: 2 })) found.push(...paths)
    expect(new Set(found).size).toBe(found.length)
    if (kind === 'artists') expect(found).toContain(`/artists/${artist.actor.handle}`)
    else
      expect(found.filter((path) => path.startsWith('/packs/on-the-map'))).toEqual(
        [0, 1, 3, 4].map((index) => `/packs/on-the-map-${index}`),
      )
  }
})
