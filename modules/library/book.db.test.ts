import { expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { findInBook } from './book'
import { changeFavourite } from './change-favourite'
import { findBook } from './find-book'
import { grant } from './grant'

test('a book holds what is owned now, in the order it was got, with favourites', async () => {
  const { actor } = await createPerson()
  const { actor: other } = await createPerson()
  const first = await createPackOnSale({ title: 'Sleepy Foxes', stickers: [{ alt: 'Good night', emoji: ['😴'] }, {}] })
  const second = await createPackOnSale({ title: 'Émile' })
  const stranger = await createPackOnSale()
  for (const { packId } of [first, second])
    await inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'free' }))

  const [night] = first.stickers
  await changeFavourite(actor, night?.id ?? '', true)
  await changeFavourite(actor, night?.id ?? '', true)
  await expect(changeFavourite(actor, stranger.stickers[0]?.id ?? '', true)).rejects.toMatchObject({ status: 404 })
  const book = await findBook(actor)
  expect(book.packs.map(({ title }) => title)).toEqual(['Émile', 'Sleepy Foxes'])
  expect(book.favourites).toEqual([night?.artKey])
  expect(findInBook(book.packs, 'NIGHT 😴').map(({ sticker }) => sticker.art)).toEqual([night?.artKey])
  expect(findInBook(book.packs, 'emile')).toHaveLength(3)
  expect((await findBook(other)).packs).toEqual([])
  expect((await findBook(other)).owner).not.toBe(book.owner)

  await db.entitlement.updateMany({ where: { packId: second.packId }, data: { endedAt: new Date() } })
  await changeFavourite(actor, night?.id ?? '', false)
  const later = await findBook(actor)
  expect(later.packs.map(({ title }) => title)).toEqual(['Sleepy Foxes'])
  expect(later.favourites).toEqual([])
})
