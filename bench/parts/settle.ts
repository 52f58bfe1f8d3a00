import pg from 'pg'
import { newId } from '@/core/ids'
import { closeDb } from '@/infra/db'
import { required } from '@/infra/env'
import { closeQueue } from '@/infra/jobs'
import { figure } from './result'
import { CONNECTIONS, GROSS, makeWaiting, measure, ours, type Waiting } from './waiting-orders'

// Run with a database's settings (bench/settle-order.ts): settles orders in turn by us and barely, and tells the parent the figures.

const ORDERS = 150
const ROUNDS = 7

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
      text: `INSERT INTO "PackDay" AS kept ("packId", day, "joinedOn", "newOwners", "newBuyers")
        VALUES ($1, (now() AT TIME ZONE 'utc')::date, (now() AT TIME ZONE 'utc')::date, 1, 1)
        ON CONFLICT ("packId", day, "joinedOn") DO UPDATE SET "newOwners" = kept."newOwners" + 1, "newBuyers" = kept."newBuyers" + 1`,
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
