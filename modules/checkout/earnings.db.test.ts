import { beforeAll, expect, test } from 'vitest'
import { visitor, type UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { findEntry } from '@/modules/ledger/find-entry'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { exportSales } from './export-sales'
import { findEarnings } from './find-earnings'
import { listSales } from './list-sales'

let artist: UserActor
let inker: UserActor
let stranger: UserActor

beforeAll(async () => {
  artist = (await createPerson({ name: 'Mira', roles: ['artist'] })).actor
  inker = (await createPerson({ name: 'Noor', roles: ['artist'] })).actor
  stranger = (await createPerson({ roles: ['artist'] })).actor
  const shared = await createPackOnSale({
    artistId: artist.id,
    title: 'Shared',
    pricing: 'fixed',
    minor: 499n,
    shares: [
      { userId: artist.id, points: 7_000 },
      { userId: inker.id, points: 3_000 },
    ],
  })
  const alone = await createPackOnSale({
    artistId: artist.id,
    title: 'Alone',
    pricing: 'fixed',
    minor: 299n,
    shares: [{ userId: artist.id, points: 10_000 }],
  })
  for (const { packId } of [shared, shared, alone]) await buy((await createPerson()).actor, packId)
})

test('a collaborator sees his part of the pack of another, and nothing of what he has no part in', async () => {
  const { sales } = await listSales(inker)
  expect(sales.map((sale) => [sale.title, sale.mine.minor])).toEqual([
    ['Shared', 120n],
    ['Shared', 120n],
  ])
  expect((await findEarnings(inker))[0]).toMatchObject({
    book: 'test',
    pending: money(240n, 'USD'),
    total: money(240n, 'USD'),
  })
  expect((await listSales(stranger)).sales).toEqual([])
  expect(await findEarnings(stranger)).toEqual([])
  await expect(findEarnings(visitor)).rejects.toMatchObject({ status: 401 })
  await expect(exportSales(visitor, 'test')).rejects.toMatchObject({ status: 401 })
})

test('every sum on the page is the postings’: parts of sales, days, packs, balance', async () => {
  const [earnings] = await findEarnings(artist)
  const { sales } = await listSales(artist)
  expect(sales).toHaveLength(3)
  const total = sales.reduce((sum, sale) => sum + sale.mine.minor, 0n)
  expect(earnings?.pending.minor).toBe(total)
  expect(earnings?.next?.amount.minor).toBe(total)
  expect(earnings?.days).toHaveLength(30)
  expect(earnings?.days.at(-1)).toMatchObject({ total: money(total, 'USD'), sales: 3 })
  expect(earnings?.packs.map((pack) => [pack.title, pack.total.minor])).toEqual([
    ['Shared', 560n],
    ['Alone', 240n],
  ])
  for (const sale of sales) {
    const entry = await findEntry(artist, sale.entryId)
    const mine = entry.postings.find((posting) => posting.account.ownerId === artist.id)
    expect(mine?.amountMinor).toBe(-sale.mine.minor)
    const out = sale.tax.minor + sale.fee.minor + sale.shares.reduce((sum, share) => sum + share.amount.minor, 0n)
    expect(out).toBe(sale.gross.minor)
  }
})

test('an entry of others is not there', async () => {
  const alone = (await listSales(artist)).sales.find((sale) => sale.title === 'Alone')
  await expect(findEntry(inker, alone?.entryId ?? '')).rejects.toMatchObject({ status: 404 })
  await expect(findEntry(stranger, alone?.entryId ?? '')).rejects.toMatchObject({ status: 404 })
})

test('play money never stands among real sales, nor in their file', async () => {
  expect((await listSales(artist, { book: 'live' })).sales).toEqual([])
  expect((await exportSales(artist, 'live')).split('\r\n')).toHaveLength(2)
  expect((await exportSales(artist, 'test')).split('\r\n')).toHaveLength(5)
})

test('a sale taken back is a row of its own with every amount below zero', async () => {
  const { sales } = await listSales(inker)
  await inTransaction((tx) => reverseEntry(tx, sales[0]?.entryId ?? '', 'test'))
  const [back, ...before] = (await listSales(inker)).sales
  expect(before).toEqual(sales)
  expect(back).toMatchObject({ back: true, mine: money(-120n, 'USD'), gross: money(-499n, 'USD') })
  expect((await findEarnings(inker))[0]).toMatchObject({ pending: money(120n, 'USD'), total: money(120n, 'USD') })
  expect(await db.journalEntry.count()).toBe(4)
})
