import { expect, test } from 'vitest'
import { visitor } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { db, inTransaction } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { createPackOnSale, frozenVersion } from '@/testing/packs'
import { banPack } from './ban-pack'
import { createPack } from './create-pack'
import { findPack, findPackBySlug, findPackForSale } from './find-pack'
import { findPublishedVersion } from './find-published-version'
import { publishVersion } from './publish-version'
import { restorePack } from './restore-pack'
import { resumeSelling } from './resume-selling'
import { setPrice } from './set-price'
import { setShares } from './set-shares'
import { stopSelling } from './stop-selling'
import { asOwner } from '@/testing/owner'

const slugOfPack = async (packId: string) => (await findPack(db, packId)).slug

test('a new pack is a free draft that belongs to its artist alone and is nowhere in the shop', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const packId = await inTransaction((tx) => createPack(tx, { artistId: actor.id, title: 'Cat Meetings' }))
  const pack = await findPack(db, packId)
  expect(pack).toMatchObject({ state: 'draft', pricing: 'free', shares: [{ userId: actor.id, points: 10_000 }] })
  expect(await findPackBySlug(pack.slug)).toBeUndefined()
  expect(await findPackForSale(db, packId)).toBeUndefined()
})

test('publishing puts a frozen copy on sale, with an address from its title', async () => {
  const { packId, versionId, stickers } = await createPackOnSale({
    title: 'Cat Meetings',
    tags: ['Office Cats', 'قِطط'],
  })
  const page = await findPackBySlug('cat-meetings')
  expect(page).toMatchObject({ id: packId, versionId, number: 1, stickerCount: 3, tags: ['office-cats', 'قطط'] })
  expect(page?.stickers.map(({ id }) => id)).toEqual(stickers.map(({ id }) => id))
  expect(page?.coverKeys).toEqual(stickers.map(({ artKey }) => artKey))
  const renamed = asOwner((tx) => tx.publishedVersion.update({ where: { id: versionId }, data: { title: 'Other' } }))
  await expect(renamed).rejects.toThrow(/insert-only/)
  await expect(asOwner((tx) => tx.publishedSticker.deleteMany({ where: { versionId } }))).rejects.toThrow(/insert-only/)
})

test('a card knows the first of its stickers that moves, as long as the version on sale has one', async () => {
  const motion = { kind: 'webp', frames: 2, durationMs: 200 }
  const { packId, stickers } = await createPackOnSale({ stickers: [{}, motion, motion] })
  expect((await findPack(db, packId)).movingKey).toBe(stickers[1]?.artKey)
  await inTransaction((tx) => publishVersion(tx, frozenVersion(packId, { stickers: [{}] }, 2)))
  expect((await findPack(db, packId)).movingKey).toBeNull()
})

test('two packs of one name, published at once, get two addresses', async () => {
  const packs = await Promise.all([1, 2, 3].map(() => createPackOnSale({ title: 'Same Name' })))
  const slugs = await Promise.all(packs.map(({ packId }) => slugOfPack(packId)))
  expect(new Set(slugs)).toEqual(new Set(['same-name', 'same-name-2', 'same-name-3']))
})

test('a next version changes the listing, not the address nor what was bought', async () => {
  const { packId, versionId } = await createPackOnSale({ title: 'First Title' })
  await inTransaction((tx) => publishVersion(tx, frozenVersion(packId, { title: 'Second Title', stickers: [{}] }, 2)))
  expect(await findPackBySlug('first-title')).toMatchObject({ title: 'Second Title', number: 2, stickerCount: 1 })
  expect(await findPublishedVersion(db, versionId)).toMatchObject({ title: 'First Title', stickers: [{}, {}, {}] })
})

test('an artist stops and resumes his own pack; nobody else does', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const other = await createPerson({ roles: ['artist', 'admin'] })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id })

  await expect(stopSelling(other.actor, packId)).rejects.toMatchObject({ code: 'catalog.not_your_pack', status: 403 })
  await expect(stopSelling(visitor, packId)).rejects.toMatchObject({ status: 401 })
  await stopSelling(artist.actor, packId)
  expect(await findPackForSale(db, packId)).toBeUndefined()
  expect(await findPackBySlug(await slugOfPack(packId))).toBeUndefined()
  await expect(stopSelling(artist.actor, packId)).rejects.toMatchObject({ code: 'catalog.wrong_state', status: 409 })
  await resumeSelling(artist.actor, packId)
  expect(await findPackForSale(db, packId)).toBeDefined()
})

test('a stopped pack stays stopped when its next version is approved', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id })
  await stopSelling(artist.actor, packId)
  await inTransaction((tx) => publishVersion(tx, frozenVersion(packId, {}, 2)))
  expect(await findPack(db, packId)).toMatchObject({ state: 'stopped' })
})

test('a banned pack is gone, its artist cannot bring it back, and a restored one is what it was', async () => {
  const artist = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id })
  await stopSelling(artist.actor, packId)
  await inTransaction((tx) => banPack(tx, packId))
  await expect(resumeSelling(artist.actor, packId)).rejects.toMatchObject({ code: 'catalog.wrong_state' })
  const next = frozenVersion(packId, {}, 2)
  await inTransaction((tx) => publishVersion(tx, next))
  expect(await findPack(db, packId)).toMatchObject({ state: 'banned', versionId: next.id })
  await expect(inTransaction((tx) => banPack(tx, packId))).rejects.toBeInstanceOf(Refusal)
  await inTransaction((tx) => restorePack(tx, packId))
  expect(await findPack(db, packId)).toMatchObject({ state: 'stopped', bannedFrom: null })
  await expect(inTransaction((tx) => restorePack(tx, packId))).rejects.toBeInstanceOf(Refusal)
})

test('a price off the ladder is refused and the old one stays', async () => {
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 299n })
  await expect(inTransaction((tx) => setPrice(tx, packId, { pricing: 'fixed', minor: 300n }))).rejects.toMatchObject({
    code: 'catalog.price_off_ladder',
    status: 422,
  })
  expect((await findPack(db, packId)).price).toEqual({ minor: 299n, currency: 'USD' })
  await inTransaction((tx) => setPrice(tx, packId, { pricing: 'choose', minor: 0n }))
  expect(await findPackForSale(db, packId)).toMatchObject({ pricing: 'choose', price: { minor: 0n } })
})

test('shares keep their order, and shares that do not add up are refused by the verb and by the database', async () => {
  const [one, two] = [await createPerson(), await createPerson()]
  const { packId, artistId } = await createPackOnSale()
  const shares = [
    { userId: two.actor.id, points: 7_000, part: 'drew it' },
    { userId: one.actor.id, points: 3_000, part: '' },
  ]
  await inTransaction((tx) => setShares(tx, packId, shares))
  expect((await findPack(db, packId)).shares).toEqual(shares.map((share, position) => ({ ...share, position })))

  for (const bad of [
    [],
    [{ userId: artistId, points: 9_999 }],
    [
      { userId: artistId, points: 5_000 },
      { userId: artistId, points: 5_000 },
    ],
    [
      { userId: artistId, points: 10_001 },
      { userId: one.actor.id, points: -1 },
    ],
    [
      { userId: artistId, points: 9_999.5 },
      { userId: one.actor.id, points: 0.5 },
    ],
  ])
    await expect(inTransaction((tx) => setShares(tx, packId, bad))).rejects.toMatchObject({
      code: 'catalog.shares_invalid',
    })
  await expect(db.packShare.updateMany({ where: { packId, position: 0 }, data: { points: 6_999 } })).rejects.toThrow(
    /add up/,
  )
  await expect(db.packShare.deleteMany({ where: { packId } })).rejects.toThrow(/add up/)
})
