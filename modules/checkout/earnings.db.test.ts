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
import { listSales, type SalesFilter } from './list-sales'
import { lastDays } from './period'

let artist: UserActor
let inker: UserActor
let stranger: UserActor
let shared: string
let alone: string

beforeAll(async () => {
  artist = (await createPerson({ name: 'Mira', roles: ['artist'] })).actor
  inker = (await createPerson({ name: 'Noor', roles: ['artist'] })).actor
  stranger = (await createPerson({ roles: ['artist'] })).actor
  shared = (
    await createPackOnSale({
      artistId: artist.id,
      title: 'Shared',
      pricing: 'fixed',
      minor: 499n,
      shares: [
        { userId: artist.id, points: 7_000 },
        { userId: inker.id, points: 3_000 },
      ],
    })
  ).packId
  alone = (
    await createPackOnSale({
      artistId: artist.id,
      title: 'Alone',
      pricing: 'fixed',
      minor: 299n,
      shares: [{ userId: artist.id, points: 10_000 }],
    })
  ).packId
  for (const packId of [shared, shared, alone]) await buy((await createPerson()).actor, packId)
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
  await expect(exportSales(visitor, { book: 'test' })).rejects.toMatchObject({ status: 401 })
})

test('every sum on the page is the postings’: parts of sales, days, packs, balance', async () => {
  const [earnings] = await findEarnings(artist)
  const { sales } = await listSales(artist)
  expect(sales).toHaveLength(3)
  const total = sales.reduce((sum, sale) => sum + sale.mine.minor, 0n)
  expect(earnings?.pending.minor).toBe(total)
  expect(earnings?.next?.amount.minor).toBe(total)
  expect(earnings?.slots).toHaveLength(30)
  expect(earnings?.slots.at(-1)).toMatchObject({ total: money(total, 'USD'), sales: 3 })
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
  expect((await exportSales(artist, { book: 'live' })).split('\r\n')).toHaveLength(2)
  expect((await exportSales(artist, { book: 'test' })).split('\r\n')).toHaveLength(5)
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

test('every number leads to its sales: of a pack, a country, a day, and no more', async () => {
  const today = lastDays(1, new Date())
  await buy((await createPerson()).actor, shared, { country: 'FR' })
  const [earnings] = await findEarnings(artist, today)
  expect(earnings?.slots).toHaveLength(1)
  expect(earnings?.countries.map(({ country, sales }) => [country, sales])).toEqual([
    ['US', 2], // the third was taken back on its own day
    ['FR', 1],
  ])
  const sumOf = async (filter: SalesFilter) =>
    (await listSales(artist, { book: 'test', ...filter })).sales.reduce((sum, { mine }) => sum + mine.minor, 0n)
  expect(await sumOf({ period: today })).toBe(earnings?.total.minor)
  for (const { packId, total } of earnings?.packs ?? [])
    expect(await sumOf({ period: today, packId })).toBe(total.minor)
  for (const { country, total } of earnings?.countries ?? [])
    expect(await sumOf({ period: today, country })).toBe(total.minor)
  expect(await sumOf({ period: { from: '2020-01-01', to: '2020-01-31' } })).toBe(0n)
  expect((await findEarnings(artist, { from: '2020-01-01', to: '2020-01-31' }))[0]?.total.minor).toBe(0n)
  // The file of the same, and never another's part.
  const file = await exportSales(artist, { book: 'test', period: today, country: 'FR' })
  expect(file.trim().split('\r\n')).toHaveLength(2)
  expect(await exportSales(stranger, { book: 'test', period: today, packId: shared })).not.toContain('Shared')
})

test('pages of sales tear no entry apart: two packs in one order are on one page, and none is lost', async () => {
  await buy((await createPerson()).actor, [shared, alone])
  const all = (await listSales(artist, { book: 'test' })).sales
  const paged: typeof all = []
  for (let before: string | undefined; ;) {
    const page = await listSales(artist, { book: 'test', before, take: 3 })
    paged.push(...page.sales)
    if (!page.next) break
    before = page.next
  }
  expect(paged).toEqual(all)
  expect(all).toHaveLength(7)
})
