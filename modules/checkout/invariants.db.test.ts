import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db, type Tx } from '@/infra/db'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { auditBooks } from './audit-books'
import { findBroken, INVARIANTS } from './db/invariants'
import { ORDER_MOVES, ORDER_STATES } from './order'
import { setTaxRate } from './set-tax-rate'
import { asOwner } from '@/testing/owner'

// docs/money.md lists what must always be so. Here the list is compared with the questions the code asks and with what
// the database holds, and every question is shown to find the fault it is about.

const rows = readFileSync('docs/money.md', 'utf8')
  .split('## Invariants')[1]
  ?.split('\n')
  .filter((line) => /^\|\s*\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number, , asked, held]) => ({
    number: Number(number),
    asked: asked === 'yes',
    held: [...(held ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  }))

let finance: UserActor

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  const [artist, inker, buyer] = [await createPerson(), await createPerson(), await createPerson()]
  const { packId } = await createPackOnSale({
    artistId: artist.actor.id,
    pricing: 'fixed',
    minor: 499n,
    shares: [
      { userId: artist.actor.id, points: 7_000 },
      { userId: inker.actor.id, points: 3_000 },
    ],
  })
  await buy(buyer.actor, packId)
  await setTaxRate(finance, { country: 'FR', points: 2_000 })
})

describe('the list in the document', () => {
  test('is numbered from one on, and asks what the code asks', () => {
    expect(rows?.map(({ number }) => number)).toEqual(rows?.map((_, index) => index + 1))
    expect(rows?.filter(({ asked }) => asked).map(({ number }) => number)).toEqual(Object.keys(INVARIANTS).map(Number))
    for (const { number, asked, held } of rows ?? [])
      expect(asked || held.length > 0, `${number} is neither asked nor held`).toBe(true)
  })

  test('names constraints and triggers that are there', async () => {
    const there = await db.$queryRaw<{ name: string }[]>`
      SELECT tgname AS name FROM pg_trigger WHERE tgenabled <> 'D' UNION SELECT conname FROM pg_constraint
      UNION SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE i.indisunique AND i.indisvalid`
    const names = new Set(there.map(({ name }) => name))
    expect(rows?.flatMap(({ held }) => held).filter((name) => !names.has(name))).toEqual([])
  })
})

/** Do something in a transaction that is then taken back. */
async function untouched(work: (tx: Tx) => Promise<void>): Promise<void> {
  const undone = new Error('all of it is taken back')
  const end = asOwner(async (tx) => {
    await work(tx)
    throw undone
  })
  await end.catch((error: unknown) => {
    if (error !== undone) throw error
  })
}

/** For each question a fault that only someone with the keys to the database could make. */
const FAULTS: Record<number, string> = {
  1: `INSERT INTO "JournalEntry" (id, key, kind, book) VALUES ('ent_x', 'x', 'sale', 'test')`,
  2: `UPDATE "Order" SET state = 'created', "paidAt" = NULL`,
  3: `DELETE FROM "Entitlement"`,
  4: `UPDATE "Entitlement" SET "packId" = 'pack_other'`,
  5: `UPDATE "OrderLine" SET "feeMinor" = "feeMinor" + 1`,
  6: `UPDATE "Order" SET "totalMinor" = "totalMinor" + 1`,
  7: `UPDATE "OrderShare" SET minor = minor + CASE position WHEN 0 THEN 1 ELSE -1 END`,
  8: `DELETE FROM "Payment"`,
  9: `WITH asked AS (UPDATE "Payment" SET "askAt" = now() - interval '6 minutes')
      UPDATE "SandboxCharge" SET "capturedMinor" = 1, "updatedAt" = now() - interval '6 minutes'`,
  10: `UPDATE "Payment" SET "capturedMinor" = 1`,
  11: `UPDATE "OrderShare" s SET "userId" = o."buyerId" FROM "OrderLine" l JOIN "Order" o ON o.id = l."orderId" WHERE l.id = s."lineId"`,
  12: `WITH account AS (INSERT INTO "LedgerAccount" (path, book, kind, currency, guarded)
         VALUES ('test:payable:x:available:USD', 'test', 'liability', 'USD', true) RETURNING path)
       INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book)
         SELECT e.id, 99, account.path, 1, 'USD', 'test' FROM account, "JournalEntry" e LIMIT 1`,
  13: `UPDATE "JournalEntry" SET book = 'live'`,
  14: `UPDATE "PackShare" SET points = points - 1`,
  15: `UPDATE "AuditEntry" SET reason = 'nothing happened'`,
  16: `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 day'`,
  17: `DELETE FROM "PublishedSticker"`,
  32: `UPDATE "OrderLine" SET "refundingMinor" = 1`,
  33: `INSERT INTO "Refund" (id, "orderId", "paymentId", provider, state, "amountMinor", currency, reason, key, entry, "decidedBy", ref, "endedAt")
         VALUES ('rfd_x', 'ord_x', 'pay_x', 'sandbox', 'done', 1, 'USD', 'goodwill', 'x', '{}', 'x', 'x', now())`,
  41: `INSERT INTO "Dispute" (id, "orderId", "paymentId", provider, ref, state, stage, "amountMinor", currency)
         VALUES ('dsp_x', 'ord_x', 'pay_x', 'stripe', 'dp_x', 'needs_response', 'open', 1, 'USD')`,
  42: `UPDATE "OrderLine" SET "disputedMinor" = 1`,
  34: `UPDATE "OrderLine" SET "refundedMinor" = "grossMinor"`,
  39: `UPDATE "OrderLine" SET "discountMinor" = 1`,
  44: `INSERT INTO "WalletBalance" ("userId", book, currency, "paidMinor") VALUES ('usr_x', 'live', 'USD', 1)`,
  27: `INSERT INTO "Payout" (id, "userId", provider, "amountMinor", currency, key, "dueOn")
       VALUES ('po_x', 'usr_x', 'manual', 1, 'USD', 'x', '2026-01-01')`,
  28: `INSERT INTO "Payout" (id, "userId", provider, state, "amountMinor", currency, key, "dueOn", "approvedAt", "approvedBy")
       VALUES ('po_x', 'usr_x', 'stripe', 'sent', 1, 'USD', 'x', '2026-01-01', now(), 'usr_y')`,
  46: `INSERT INTO "PaperSeries" VALUES ('invoice', 'live', 2020, 1)`,
  47: `INSERT INTO "Payout" (id, "userId", provider, state, "amountMinor", currency, key, "dueOn", "paidAt", "endedAt", ref, "approvedAt", "approvedBy")
       VALUES ('po_x', 'usr_x', 'manual', 'returned', 1, 'USD', 'x', '2026-01-01', now(), now(), 'r', now(), 'usr_y')`,
  49: `WITH payout AS (INSERT INTO "Payout" (id, "userId", provider, "amountMinor", "withheldMinor", "withheldPoints", "withheldCountry", currency, key, "dueOn")
         VALUES ('po_x', 'usr_x', 'manual', 10000, 1, 1, 'JP', 'USD', 'x', '2026-01-01'))
       INSERT INTO "JournalEntry" (id, key, kind, book) VALUES ('ent_x', 'popaid:po_x', 'payout_paid', 'live')`,
  50: `WITH account AS (INSERT INTO "LedgerAccount" (path, book, kind, currency, guarded, "ownerId")
         VALUES ('test:wallet:x:back:USD', 'test', 'liability', 'USD', true, 'x') RETURNING path)
       INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book)
         SELECT e.id, 99, account.path, -1, 'USD', 'test' FROM account, "JournalEntry" e LIMIT 1`,
  53: `WITH account AS (INSERT INTO "LedgerAccount" (path, book, kind, currency, guarded, "ownerId")
         VALUES ('test:wallet:x:held:USD', 'test', 'liability', 'USD', true, 'x') RETURNING path)
       INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book)
         SELECT e.id, 99, account.path, -1, 'USD', 'test' FROM account, "JournalEntry" e LIMIT 1`,
  52: `INSERT INTO "Payout" (id, "userId", provider, state, "amountMinor", "feeMinor", currency, key, "dueOn", "paidAt", "endedAt", ref, "approvedAt", "approvedBy")
       VALUES ('po_x', 'usr_x', 'manual', 'returned', 1000, 35, 'USD', 'x', '2026-01-01', now(), now(), 'r', now(), 'usr_y')`,
  54: `UPDATE "JournalEntry" SET kind = 'provider_charge'`,
}

describe('the questions', () => {
  test('have no answer while all is well', async () => {
    expect(await findBroken(db)).toEqual([])
    const asked = Object.keys(INVARIANTS).map((number) => ({ invariant: Number(number), subjects: [] }))
    expect(await auditBooks(finance)).toEqual(asked)
  })

  test.each(Object.keys(INVARIANTS).map(Number))('%i finds its fault', async (number) => {
    let broken: number[] = []
    await untouched(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica` // no trigger stands in the way now
      await tx.$executeRawUnsafe(FAULTS[number] ?? '')
      broken = (await findBroken(tx)).map(({ invariant }) => invariant)
    })
    expect(broken).toContain(number)
    expect(await findBroken(db)).toEqual([])
  })

  test('are asked from the desk by finance only', async () => {
    await expect(auditBooks((await createPerson({ roles: ['reviewer'] })).actor)).rejects.toMatchObject({ status: 403 })
  })
})

test('the database lets an order move as the table in checkout/order.ts says, and no other way', async () => {
  const moves: string[] = []
  const allowed = ORDER_STATES.flatMap((from) => ORDER_MOVES[from].map((to) => `${from} → ${to}`))
  for (const from of ORDER_STATES)
    for (const to of ORDER_STATES.filter((state) => state !== from))
      await untouched(async (tx) => {
        const when = (state: string) => (state === 'paid' || state === 'refunded' ? 'now()' : 'NULL')
        const put = (state: string) =>
          tx.$executeRawUnsafe(`UPDATE "Order" SET state = '${state}', "paidAt" = ${when(state)}`)
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`
        await put(from)
        await tx.$executeRaw`SET LOCAL session_replication_role = origin`
        const went = await put(to).then(
          () => true,
          () => false,
        )
        if (went) moves.push(`${from} → ${to}`)
      })
  expect(moves.toSorted()).toEqual(allowed.toSorted())
})
