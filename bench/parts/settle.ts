import pg from 'pg'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { closeDb, db } from '@/infra/db'
import { required } from '@/infra/env'
import { closeQueue } from '@/infra/jobs'
import { settleOrder } from '@/modules/checkout/settle-order'
import { saleEntry } from '@/modules/ledger/entries'
import type { Entry } from '@/modules/ledger/entry'
import { findPayment } from '@/modules/payments/find-payment'
import type { Payment } from '@/modules/payments/payment'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { figure } from './result'

// Run with a database's settings (bench/settle-order.ts): settles orders in turn by us and barely, and tells the parent the figures.

const CONNECTIONS = 8
const ORDERS = 150
const ROUNDS = 7
const PACKS = 40
const GROSS = 499n

interface Waiting {
  orderId: string
  lineId: string
  buyerId: string
  packId: string
  paymentId: string
  eventId: string
  entry: Entry
  payment?: Payment | undefined
}

const packs: { packId: string; versionId: string; artistId: string }[] = []
for (let turn = 0; turn < PACKS; turn += 1)
  packs.push(
    await createPackOnSale({
      artistId: (await createPerson()).actor.id,
      pricing: 'fixed',
      minor: GROSS,
    }),
  )
const inker = (await createPerson()).actor.id

/** In lots, for no statement of ours may take long. */
async function makeWaiting(count: number): Promise<Waiting[]> {
  const lots: Waiting[] = []
  for (let left = count; left > 0; left -= 100) lots.push(...(await makeLot(Math.min(left, 100))))
  return lots
}

/** Orders that wait, their payments and the events that tell they are paid, as placing and receiving leave them. */
async function makeLot(count: number): Promise<Waiting[]> {
  const waiting = Array.from({ length: count }, (_, turn): Waiting => {
    const { packId, artistId } = packs[turn % PACKS] ?? { packId: '', artistId: '' }
    const [orderId, lineId] = [newId('order'), newId('orderLine')]
    const share = (userId: string, minor: bigint) => ({ userId, part: money(minor, 'USD') })
    const entry = saleEntry({
      orderId,
      book: 'test',
      provider: 'sandbox',
      country: 'US',
      total: money(GROSS, 'USD'),
      lines: [
        {
          id: lineId,
          tax: money(0n, 'USD'),
          fee: money(99n, 'USD'),
          shares: [share(artistId, 280n), share(inker, 120n)],
        },
      ],
    })
    const ids = { buyerId: newId('user'), paymentId: newId('payment'), eventId: newId('event') }
    return { orderId, lineId, packId, entry, ...ids }
  })
  const common = { currency: 'USD', provider: 'sandbox' }
  await db.order.createMany({
    data: waiting.map(({ orderId, buyerId, entry }) => ({
      ...common,
      id: orderId,
      buyerId,
      key: orderId,
      totalMinor: GROSS,
      country: 'US',
      test: true,
      entry: JSON.parse(JSON.stringify(entry)) as object,
    })),
  })
  await db.orderLine.createMany({
    data: waiting.map(({ orderId, lineId, packId }) => ({
      id: lineId,
      orderId,
      packId,
      versionId: packId,
      title: 'Measured Cats',
      artistId: inker,
      grossMinor: GROSS,
      taxMinor: 0n,
      taxPoints: 0,
      feeMinor: 99n,
      feePoints: 2_000,
    })),
  })
  await db.payment.createMany({
    data: waiting.map(({ orderId, paymentId }) => ({
      ...common,
      id: paymentId,
      orderId,
      key: `${orderId}:1`,
      ref: paymentId,
      state: 'open',
      amountMinor: GROSS,
    })),
  })
  await db.providerEvent.createMany({
    data: waiting.map(({ eventId, paymentId }) => ({
      id: eventId,
      provider: 'sandbox',
      eventId,
      kind: 'payment.paid',
      paymentRef: paymentId,
      body: {},
    })),
  })
  for (const order of waiting) order.payment = await findPayment(order.paymentId)
  return waiting
}

/** Settle all of them, eight at a time. @returns How many a second. */
async function measure(
  waiting: Waiting[],
  settle: (order: Waiting, lane: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, lane) => {
      for (let order = waiting[next++]; order; order = waiting[next++]) await settle(order, lane)
    }),
  )
  return (waiting.length / (performance.now() - began)) * 1_000
}

async function ours(order: Waiting): Promise<void> {
  if (!order.payment || (await settleOrder(order.payment, GROSS, order.eventId)) !== 'settled')
    throw new Error(`${order.orderId} was not settled`)
}

/** What one sale writes, as statements of their own: the same rows in the same tables as settle_order. */
function statements({ orderId, lineId, buyerId, packId, paymentId, eventId, entry }: Waiting) {
  const entryId = newId('entry')
  return [
    {
      text: `UPDATE "Order" SET state = 'paid', "paidAt" = now() WHERE id = $1 AND state = 'created'`,
      values: [orderId],
    },
    {
      text: `UPDATE "Payment" SET state = 'paid', "capturedMinor" = $2::bigint, "updatedAt" = now() WHERE id = $1 AND "capturedMinor" = 0`,
      values: [paymentId, GROSS.toString()],
    },
    { text: `UPDATE "ProviderEvent" SET "settledAt" = now() WHERE id = $1`, values: [eventId] },
    {
      text: `INSERT INTO "JournalEntry" (id, key, kind, book, "orderId") VALUES ($1, $2, 'sale', 'test', $3)`,
      values: [entryId, entry.key, orderId],
    },
    {
      text: `INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book, "lineId")
        VALUES ${entry.postings.map((_, at) => `($1, ${at + 1}, $${at * 2 + 3}, $${at * 2 + 4}::bigint, 'USD', 'test', $2)`).join(', ')}`,
      values: [entryId, lineId, ...entry.postings.flatMap(({ path, minor }) => [path, minor])],
    },
    {
      text: `INSERT INTO pgboss.job (name, data, expire_in, keep_until, retry_limit, retry_delay, retry_backoff, policy)
        VALUES ('order_paid', jsonb_build_object('orderId', $1::text), interval '300 seconds', now() + interval '14 days', 3, 2, true, 'standard')`,
      values: [orderId],
    },
    {
      text: `INSERT INTO "Entitlement" (id, "userId", "packId", source, "lineId", "grantedAt") VALUES ($1, $2, $3, 'purchase', $4, now())`,
      values: [newId('entitlement'), buyerId, packId, lineId],
    },
    { text: `UPDATE "Pack" SET "ownerCount" = "ownerCount" + 1 WHERE id = $1`, values: [packId] },
    {
      text: `INSERT INTO "PackDay" AS kept ("packId", day, "newOwners") VALUES ($1, (now() AT TIME ZONE 'utc')::date, 1)
        ON CONFLICT ("packId", day) DO UPDATE SET "newOwners" = kept."newOwners" + 1`,
      values: [packId],
    },
  ]
}

const clients = await Promise.all(
  Array.from({ length: CONNECTIONS }, async () => {
    const client = new pg.Client(required('DATABASE_URL'))
    await client.connect()
    return client
  }),
)

/** All of it as one statement: each part a CTE, the numbers of its values moved on. */
async function oneStatement(order: Waiting, lane: number): Promise<void> {
  const values: unknown[] = []
  const parts = statements(order).map((part, index) => {
    const text = part.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + values.length}`)
    values.push(...part.values)
    return `part${index} AS (${text})`
  })
  await clients[lane]?.query({ name: 'settle', text: `WITH ${parts.join(', ')} SELECT 1`, values })
}

async function beginCommit(order: Waiting, lane: number): Promise<void> {
  const client = clients[lane]
  await client?.query('BEGIN')
  for (const [index, { text, values }] of statements(order).entries())
    await client?.query({ name: `settle ${index}`, text, values })
  await client?.query('COMMIT')
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

// Once for everyone, so that the accounts are open and the plans made.
await measure(await makeWaiting(80), ours)
await measure(await makeWaiting(40), oneStatement)
await measure(await makeWaiting(40), beginCommit)
const seen = { ours: [] as number[], one: [] as number[], begin: [] as number[], cpu: [] as number[] }
for (let round = 0; round < ROUNDS; round += 1) {
  const [mine, one, begin] = [await makeWaiting(ORDERS), await makeWaiting(ORDERS), await makeWaiting(ORDERS)]
  const sides = [
    async () => {
      const cpu = process.cpuUsage()
      seen.ours.push(await measure(mine, ours))
      const used = process.cpuUsage(cpu)
      seen.cpu.push((used.user + used.system) / 1_000 / ORDERS)
    },
    async () => seen.one.push(await measure(one, oneStatement)),
    async () => seen.begin.push(await measure(begin, beginCommit)),
  ]
  // Another begins each time: what a round leaves behind (pages to write, a machine that does other things) meets all alike.
  for (let turn = 0; turn < sides.length; turn += 1) await sides[(round + turn) % sides.length]?.()
}

/** Beside what was measured in the same round: the ratio of medians would compare one quiet moment with another's noise. */
function beside(bare: number[]) {
  const ratio = median(seen.ours.map((value, round) => value / (bare[round] ?? Number.NaN)))
  return {
    ...figure(median(seen.ours), median(bare), 'orders/s', median(seen.cpu)),
    ratio: Number(ratio.toPrecision(4)),
  }
}
process.send?.({ 'settle-order': beside(seen.one), 'settle-order-transaction': beside(seen.begin) })
await Promise.all(clients.map((client) => client.end()))
await closeQueue()
await closeDb()
process.disconnect()
