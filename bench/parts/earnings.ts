import pg from 'pg'
import { idFrom } from '@/core/ids'
import { closeDb } from '@/infra/db'
import { required } from '@/infra/env'
import { findEarnings } from '@/modules/checkout/find-earnings'
import { listSales } from '@/modules/checkout/list-sales'
import { createPerson } from '@/testing/people'
import { figure } from './result'

// Run with a database's settings (bench/earnings-page.ts): three years of an artist's sales, then her page, and tells the parent.

const POSTINGS = 1_000_000
const DAYS = 1_000
const A_DAY = POSTINGS / DAYS
const DAY_MS = 86_400_000
const ROUNDS = 9

const artist = (await createPerson({ roles: ['artist'] })).actor
const path = `payable:${artist.id}:pending:USD`
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
const client = new pg.Client(required('DATABASE_URL'))
await client.connect()
// Rows as settling leaves them, written without its triggers: a million of them would take an hour.
await client.query('SET session_replication_role = replica')
await client.query(
  `INSERT INTO "LedgerAccount" (path, book, kind, currency, "ownerId") VALUES ($1, 'live', 'liability', 'USD', $2)`,
  [path, artist.id],
)
// The time stands in an id's first ten letters.
const days = Array.from({ length: DAYS }, (_, back) => {
  const at = new Date(today - (DAYS - 1 - back) * DAY_MS)
  return { at: at.toISOString(), letters: idFrom('entry', at).slice('ent_'.length, 'ent_'.length + 10) }
})
for (let first = 0; first < DAYS; first += 100) {
  const some = JSON.stringify(days.slice(first, first + 100))
  const rows = `FROM jsonb_to_recordset($1::jsonb) AS d(at timestamptz, letters text), generate_series(1, ${A_DAY}) n`
  const id = `d.letters || lpad(n::text, 16, '0')`
  await client.query(
    `INSERT INTO "JournalEntry" (id, key, kind, book, "orderId", at) SELECT 'ent_' || ${id}, 'sale:ord_' || ${id}, 'sale', 'live', 'ord_' || ${id}, d.at ${rows}`,
    [some],
  )
  await client.query(
    `INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book, "lineId")
     SELECT 'ent_' || ${id}, 1, '${path}', -280, 'USD', 'live', 'oln_' || ${id} ${rows}`,
    [some],
  )
  await client.query(
    `INSERT INTO "OrderLine" (id, "orderId", "packId", "versionId", title, "artistId", "grossMinor", "taxMinor", "taxPoints", "feeMinor", "feePoints")
     SELECT 'oln_' || ${id}, 'ord_' || ${id}, 'pack_' || n % 40, 'ver', 'Measured Cats ' || n % 40, '${artist.id}', 350, 0, 0, 70, 2000 ${rows}`,
    [some],
  )
  await client.query(
    `INSERT INTO "Order" (id, "buyerId", state, "totalMinor", currency, country, provider, key, entry, "paidAt", "createdAt")
     SELECT 'ord_' || ${id}, 'usr_buyer', 'paid', 350, 'USD', 'US', 'stripe', 'ord_' || ${id}, '{}', d.at, d.at ${rows}`,
    [some],
  )
}
// Released, all but the days of the hold.
await client.query(
  `INSERT INTO "JournalEntry" (id, key, kind, book) SELECT 'ent_r' || d.day, 'rel:${path}:' || d.day, 'release', 'live'
   FROM unnest($1::text[]) AS d(day)`,
  [days.slice(0, -16).map(({ at }) => at.slice(0, 10))],
)
await client.query('VACUUM ANALYZE')
// The bare side asks the index, as it would among the postings of all artists: here all of them are hers.
await client.query('SET enable_seqscan = off')
await client.query('SET max_parallel_workers_per_gather = 0')

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const page = async () => {
  const [earned] = await findEarnings(artist)
  const { sales } = await listSales(artist, { book: 'live' })
  if (earned?.pending.minor !== 280n * BigInt(POSTINGS) || sales.length === 0 || earned.total.minor === 0n)
    throw new Error('the page does not show what was sold')
}
const bare = () => client.query(`SELECT sum("amountMinor") FROM "Posting" WHERE "accountPath" = $1`, [path])
await page()
await bare()
const seen = { ours: [] as number[], bare: [] as number[], cpu: [] as number[] }
for (let round = 0; round < ROUNDS; round += 1) {
  const cpu = process.cpuUsage()
  seen.ours.push(await took(page))
  const used = process.cpuUsage(cpu)
  seen.cpu.push((used.user + used.system) / 1_000)
  seen.bare.push(await took(bare))
}
process.send?.({
  'earnings-page': figure(median(seen.ours), median(seen.bare), 'ms (less is better)', median(seen.cpu)),
})
await client.end()
await closeDb()
process.disconnect()
