import { expect, test } from 'vitest'
import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { createPackOnSale } from '@/testing/packs'
import { findPack } from '@/modules/catalog/find-pack'
import { endEntitlement } from './end-entitlement'
import { grant } from './grant'
import { ownsPack } from './owns-pack'

const ownersOf = async (packId: string) => {
  const days = await db.packDay.aggregate({ where: { packId }, _sum: { newOwners: true } })
  return { all: (await findPack(db, packId)).ownerCount, counted: days._sum.newOwners ?? 0 }
}

test('a pack granted fifty times at once is owned once and counted once', async () => {
  const { actor } = await createPerson()
  const { packId } = await createPackOnSale()
  const given = await Promise.all(
    Array.from({ length: 50 }, () => inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'free' }))),
  )
  expect(given.filter(Boolean)).toHaveLength(1)
  expect(await ownsPack(db, actor.id, packId)).toBe(true)
  expect(await ownersOf(packId)).toEqual({ all: 1, counted: 1 })
})

test('a line is granted once, and a refund ends exactly what it gave', async () => {
  const { actor } = await createPerson()
  const { packId } = await createPackOnSale()
  const lineId = newId('orderLine')
  const buy = () => inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'purchase', lineId }))
  expect(await buy()).toBe(true)
  expect(await buy()).toBe(false)
  expect(await inTransaction((tx) => endEntitlement(tx, newId('orderLine')))).toBeUndefined()
  expect(await inTransaction((tx) => endEntitlement(tx, lineId))).toMatchObject({ packId: expect.any(String) })
  expect(await inTransaction((tx) => endEntitlement(tx, lineId))).toBeUndefined()
  expect(await ownsPack(db, actor.id, packId)).toBe(false)
  // The event told again, after the refund: nothing comes back.
  expect(await buy()).toBe(false)
})

test('buying, giving back and buying again counts one person once', async () => {
  const { actor } = await createPerson()
  const { packId } = await createPackOnSale()
  for (let round = 0; round < 3; round += 1) {
    const lineId = newId('orderLine')
    await inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'purchase', lineId }))
    await inTransaction((tx) => endEntitlement(tx, lineId))
  }
  expect(await ownersOf(packId)).toEqual({ all: 0, counted: 0 })
})

test('an artist who takes his own pack is its owner and climbs no ranking', async () => {
  const { packId, artistId } = await createPackOnSale()
  expect(await inTransaction((tx) => grant(tx, { userId: artistId, packId, source: 'free' }))).toBe(true)
  expect(await ownersOf(packId)).toEqual({ all: 0, counted: 0 })
})

test('a purchase without its line, or what was free with one, is refused by the database', async () => {
  const { actor } = await createPerson()
  const { packId } = await createPackOnSale()
  const give = (source: 'purchase' | 'free', lineId?: string) =>
    inTransaction((tx) => grant(tx, { userId: actor.id, packId, source, lineId }))
  await expect(give('purchase')).rejects.toThrow(/entitlement_source/)
  await expect(give('free', newId('orderLine'))).rejects.toThrow(/entitlement_source/)
})
