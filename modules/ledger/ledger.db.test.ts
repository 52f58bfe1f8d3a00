import { beforeAll, describe, expect, test } from 'vitest'
import { system, type UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { chartOf } from './chart'
import { findPartsBetween, findReleases, findSaleParts, releasedFrom } from './earnings'
import { saleEntry } from './entries'
import { buildEntry, type Entry } from './entry'
import { findBalances } from './find-balances'
import { findEntry } from './find-entry'
import { listEntries } from './list-entries'
import { post } from './post'
import { releaseHolds } from './release-holds'
import { reverseEntry } from './reverse-entry'
import { trialBalance } from './trial-balance'
import { asOwner } from '@/testing/owner'

const chart = chartOf('live', 'USD')
let keys = 0

function sale(artist: string, minor = 300n, book: 'live' | 'test' = 'live'): Entry {
  keys += 1
  return saleEntry({
    orderId: `ord_${keys}`,
    book,
    provider: 'stripe',
    country: 'FR',
    total: money(minor, 'USD'),
    lines: [
      {
        id: `oln_${keys}`,
        tax: money(50n, 'USD'),
        fee: money(50n, 'USD'),
        shares: [{ userId: artist, part: money(minor - 100n, 'USD') }],
      },
    ],
  })
}

const say = (entry: Entry) => inTransaction((tx) => post(tx, entry))

let finance: UserActor
beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
})

describe('posting', () => {
  test('the same key again answers as the first time and adds nothing', async () => {
    const entry = sale('usr_replay')
    const first = await say(entry)
    const second = await say(entry)
    expect(second).toEqual({ entryId: first.entryId, replayed: true })
    expect(await db.posting.count({ where: { entryId: first.entryId } })).toBe(4)
  })

  test('twenty at once with one key make one entry', async () => {
    const entry = sale('usr_race')
    const answers = await Promise.all(Array.from({ length: 20 }, () => say(entry)))
    expect(new Set(answers.map((answer) => answer.entryId)).size).toBe(1)
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1)
  })

  test('the same key with other postings is a bug and says so', async () => {
    const entry = sale('usr_twist')
    await say(entry)
    await expect(say({ ...sale('usr_twist', 400n), key: entry.key })).rejects.toThrow('with other postings')
  })

  test('an entry can be taken back once, exactly', async () => {
    const { entryId } = await say(sale('usr_reversed'))
    const back = await inTransaction((tx) => reverseEntry(tx, entryId, 'wrong artist'))
    expect(await inTransaction((tx) => reverseEntry(tx, entryId, 'wrong artist'))).toMatchObject({
      entryId: back.entryId,
      replayed: true,
    })
    expect((await findBalances(db, 'usr_reversed'))[0]?.pending.minor).toBe(0n)
    // A row of its own, never a changed one.
    expect((await findSaleParts(db, 'usr_reversed', { take: 10 })).map(({ part }) => part.minor)).toEqual([-200n, 200n])
    await expect(inTransaction((tx) => reverseEntry(tx, back.entryId, 'again'))).rejects.toThrow('cannot be reversed')
  })
})

describe('the database refuses, whoever writes', () => {
  const header = (id: string, more = '') =>
    `INSERT INTO "JournalEntry" (id, key, kind, book) VALUES ('${id}', '${id}', 'sale', 'live') ${more};`
  const side = (entry: string, position: number, path: string, minor: number, currency = 'USD', book = 'live') =>
    `('${entry}', ${position}, '${path}', ${minor}, '${currency}', '${book}')`
  const write = (...sides: string[]) =>
    `INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book) VALUES ${sides.join(', ')};`

  /** Several statements as one transaction, as someone at a psql prompt would write them. */
  // As the owner: even whom no grant binds is stopped by the tables themselves.
  const sql = (...statements: string[]) =>
    asOwner(async (tx) => {
      for (const statement of statements) await tx.$executeRawUnsafe(statement)
    })

  beforeAll(async () => {
    await say(sale('usr_a'))
    await say(sale('usr_a', 300n, 'test'))
    await say(
      buildEntry({
        key: 'eur',
        kind: 'sale',
        sides: [
          { account: chartOf('live', 'EUR').received('stripe'), minor: 5n },
          { account: chartOf('live', 'EUR').fee(), minor: -5n },
        ],
      }),
    )
  })

  test('an entry that does not sum to zero', async () => {
    await expect(
      sql(header('x1'), write(side('x1', 1, 'psp:stripe:USD', 100), side('x1', 2, 'fee:sales:USD', -99))),
    ).rejects.toThrow('does not balance: 1 USD left over')
  })

  test('an entry that sums to zero only across currencies', async () => {
    await expect(
      sql(header('x2'), write(side('x2', 1, 'psp:stripe:USD', 100), side('x2', 2, 'fee:sales:EUR', -100, 'EUR'))),
    ).rejects.toThrow('does not balance')
  })

  test('an entry with one posting, or none', async () => {
    await expect(sql(header('x3'))).rejects.toThrow('it needs two or more')
    await expect(sql(header('x4'), write(side('x4', 1, 'psp:stripe:USD', 1)))).rejects.toThrow('does not balance')
  })

  test('an entry whose sides come one after the other: what a statement writes balances, or nothing is written', async () => {
    await expect(
      sql(header('x9'), write(side('x9', 1, 'psp:stripe:USD', 100)), write(side('x9', 2, 'fee:sales:USD', -100))),
    ).rejects.toThrow('does not balance: 100 USD left over')
  })

  test('a posting of nothing', async () => {
    await expect(sql(header('x5'), write(side('x5', 1, 'psp:stripe:USD', 0)))).rejects.toThrow(
      'posting_moves_something',
    )
  })

  test('a posting in another currency or another book than its account', async () => {
    const refused = (id: string, currency: string, book: string) =>
      expect(
        sql(
          header(id),
          write(side(id, 1, 'psp:stripe:USD', 1, currency, book), side(id, 2, 'psp:stripe:USD', -1, currency, book)),
        ),
      ).rejects.toThrow(/fkey|Foreign key/i)
    await refused('x6', 'EUR', 'live')
    await refused('x7', 'USD', 'test')
  })

  test('an entry that reaches into the other book', async () => {
    await expect(
      sql(
        header('x8'),
        write(
          side('x8', 1, 'test:psp:stripe:USD', 100, 'USD', 'test'),
          side('x8', 2, 'test:fee:sales:USD', -100, 'USD', 'test'),
        ),
      ),
    ).rejects.toThrow('posts outside its book')
  })

  test('a posting added to an entry of before', async () => {
    const { entryId } = await say(sale('usr_later'))
    await expect(sql(write(side(entryId, 9, 'psp:stripe:USD', 5)))).rejects.toThrow('does not balance')
  })

  test('a change or a deletion of what was posted', async () => {
    for (const statement of [
      'UPDATE "Posting" SET "amountMinor" = 1',
      'DELETE FROM "Posting"',
      'TRUNCATE "Posting" CASCADE',
      `UPDATE "JournalEntry" SET note = 'x'`,
      'DELETE FROM "JournalEntry"',
      'TRUNCATE "JournalEntry" CASCADE',
      `UPDATE "LedgerAccount" SET guarded = false`,
      'DELETE FROM "LedgerAccount"',
    ])
      await expect(sql(statement), statement).rejects.toThrow('insert-only')
  })

  test('a key used twice, and a second reversal', async () => {
    const { entryId } = await say(sale('usr_twice'))
    await inTransaction((tx) => reverseEntry(tx, entryId, ''))
    await expect(
      sql(
        `INSERT INTO "JournalEntry" (id, key, kind, book, "reversesId") VALUES ('x9', 'x9', 'reversal', 'live', '${entryId}')`,
      ),
    ).rejects.toThrow(/[Uu]nique/)
    await expect(
      sql(header('y1'), `INSERT INTO "JournalEntry" (id, key, kind, book) VALUES ('y2', 'y1', 'sale', 'live')`),
    ).rejects.toThrow(/[Uu]nique/)
  })

  test('a reversal that is not the counterpart', async () => {
    const { entryId } = await say(sale('usr_half'))
    await expect(
      sql(
        `INSERT INTO "JournalEntry" (id, key, kind, book, "reversesId") VALUES ('y3', 'y3', 'reversal', 'live', '${entryId}')`,
        write(side('y3', 1, 'psp:stripe:USD', -100), side('y3', 2, 'fee:sales:USD', 100)),
      ),
    ).rejects.toThrow('is not the counterpart')
  })

  test('an account whose path lies about its book or its currency', async () => {
    const account = (path: string, book: string) =>
      `INSERT INTO "LedgerAccount" (path, book, kind, currency) VALUES ('${path}', '${book}', 'asset', 'USD')`
    await expect(sql(account('psp:x:USD', 'test'))).rejects.toThrow('account_path_says_book')
    await expect(sql(account('psp:x:EUR', 'live'))).rejects.toThrow('account_path_says_currency')
  })

  test('a payment out of more than is there, also from two sides at once', async () => {
    const owed = chart.available('usr_paid')
    const give = (key: string, minor: bigint) =>
      buildEntry({
        key,
        kind: 'release',
        sides: [
          { account: chart.received('stripe'), minor },
          { account: owed, minor: -minor },
        ],
      })
    await say(give('give', 100n))
    await expect(say(give('take-101', -101n))).rejects.toThrow('would be overdrawn by 1')
    const both = await Promise.allSettled([say(give('take-a', -60n)), say(give('take-b', -60n))])
    expect(both.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('reading the books', () => {
  test('sales become earnings of a day, and are released once when the hold is over', async () => {
    const artist = newId('user')
    await say(sale(artist, 300n))
    await say(sale(artist, 400n))
    const today = new Date().toISOString().slice(0, 10)
    const from = new Date(Date.now() - 86_400_000)
    const sold = await findPartsBetween(db, artist, { book: 'live', currency: 'USD', from, until: new Date() })
    expect(sold.map(({ day, part }) => `${day} ${part.minor}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
      `${today} 200`,
      `${today} 300`,
    ])
    const next = async () =>
      (await findReleases(db, artist, { book: 'live', currency: 'USD', holdDays: 14, now: new Date(), take: 1 }))[0]
    expect(await next()).toMatchObject({ at: releasedFrom(new Date(), 14), amount: money(500n, 'USD') })
    expect((await findSaleParts(db, artist, { take: 10 })).map(({ part }) => part.minor)).toEqual([300n, 200n])
    expect(await findSaleParts(db, artist, { book: 'test', take: 10 })).toEqual([])

    expect(await releaseHolds(0)).toBe(0) // today is not over
    // A hold of −1 days: tomorrow's view of today.
    expect(await releaseHolds(-1)).toBeGreaterThan(0)
    expect(await releaseHolds(-1)).toBe(0)
    expect(await next()).toBeUndefined()
    expect(await findBalances(db, artist)).toEqual([
      {
        book: 'live',
        currency: 'USD',
        pending: money(0n, 'USD'),
        available: money(500n, 'USD'),
        held: money(0n, 'USD'),
      },
    ])
  })

  test('the trial balance is zero in every book and currency', async () => {
    const books = await trialBalance(finance)
    expect(books.map((book) => `${book.book} ${book.currency}`).toSorted()).toEqual([
      'live EUR',
      'live USD',
      'test USD',
    ])
    for (const book of books) {
      expect(book.difference.minor).toBe(0n)
      expect(book.debit.minor > 0n).toBe(true)
    }
    expect(books.flatMap((book) => book.lines).some((line) => line.heading === 'payable:*:pending:USD')).toBe(true)
  })

  test('the journal is read page by page, each entry once', async () => {
    for (let turn = 0; turn < 60; turn += 1) await say(sale('usr_pages'))
    const seen: string[] = []
    for (let before: string | undefined; ;) {
      const page = await listEntries(finance, { accountPath: chart.pending('usr_pages').path }, before)
      seen.push(...page.entries.map((entry) => entry.id))
      if (!page.next) break
      before = page.next
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
    expect(seen).toEqual(seen.toSorted().toReversed())
    const everyone = await listEntries(finance, { accountPath: 'payable:*:pending:USD' })
    expect(everyone.entries.map((entry) => entry.id)).toEqual(seen.slice(0, 50))
    expect((await listEntries(finance, { accountPath: 'payable:*:held:USD' })).entries).toEqual([])
  })

  test('an entry is open to those it pays and to finance; to others it is not there', async () => {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const { actor: stranger } = await createPerson()
    const { entryId } = await say(sale(artist.id))
    expect((await findEntry(artist, entryId)).postings).toHaveLength(4)
    expect((await findEntry(finance, entryId)).id).toBe(entryId)
    await expect(findEntry(stranger, entryId)).rejects.toMatchObject({ status: 404 })
    await expect(trialBalance(artist)).rejects.toMatchObject({ status: 403 })
    await expect(listEntries(system('test'), {})).rejects.toMatchObject({ status: 401 })
  })
})
