import pg from 'pg'
import { idFrom } from '@/core/ids'
import { GROSS, soldEntry } from './waiting-orders'

const DAYS = 1_000
const DAY_MS = 86_400_000

/**
 * Add so many settled orders of the last thousand days, a thousandth of them a day, as the database's owner: rows and indexes as
 * settling leaves them, but without its triggers and with indexes built after, or a million would take hours.
 */
export async function fillOrders(url: string, orders: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    await client.query(`SET maintenance_work_mem = '512MB'`)
    await client.query(`SET work_mem = '64MB'`)
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = ANY($1)
       AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
      [['Order', 'OrderLine', 'Payment', 'ProviderEvent', 'JournalEntry', 'Posting', 'Entitlement']],
    )
    for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
    await nameOrders(client, orders)
    for (const statement of rowsOf('{artist}')) await client.query(statement)
    for (const { made } of indexes) await client.query(made)
    await client.query('VACUUM ANALYZE')
    // What the filling left to be written is not for those who settle after it.
    await client.query('CHECKPOINT')
  } finally {
    await client.end()
  }
}

/** Each order's letters, day, buyer, pack and artist: ten orders a buyer, 25 a pack, a hundred an artist, however many there are. */
async function nameOrders(client: pg.Client, orders: number): Promise<void> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const days = Array.from({ length: DAYS }, (_, back) => new Date(today - (DAYS - back) * DAY_MS))
  // Primes spread them over time, and no buyer has a pack twice.
  await client.query(
    `CREATE TEMP TABLE filled AS
     SELECT o.id, o.at, 'usr_b' || lpad((o.turn * 7919 % $3 / 10)::text, 25, '0') AS buyer,
       lpad((o.turn * 104729 % $3 / 25)::text, 26, '0') AS pack,
       'usr_a' || lpad((o.turn * 104729 % $3 / 100)::text, 25, '0') AS artist
     FROM (
       SELECT d.letters || lpad(n::text, 16, '0') AS id, d.at, (d.day - 1) * ($3 / ${DAYS}) + n - 1 AS turn
       FROM unnest($1::timestamptz[], $2::text[]) WITH ORDINALITY AS d(at, letters, day), generate_series(1, $3::bigint / ${DAYS}) n
     ) o ORDER BY 1`,
    // The time stands in an id's first ten letters.
    [days, days.map((at) => idFrom('order', at).slice('ord_'.length, 'ord_'.length + 10)), orders],
  )
  await client.query('ANALYZE filled')
}

/** A statement a table. Whom a sale is to is put into the entry that a real one posts, which balances. */
function rowsOf(artist: string): string[] {
  const entry = soldEntry('ord_{id}', 'oln_{id}', artist, 'usr_inker')
  const put = (text: string) => `replace(replace(${text}, '{id}', f.id), '{artist}', f.artist)`
  const postings = entry.postings.map(({ path, minor }, at) => `(${at + 1}, '${path}', ${minor}::bigint)`).join(', ')
  const accounts = entry.postings
    .map(({ path, kind, ownerId }) => `('${path}', '${kind}', ${ownerId ? `'${ownerId}'` : 'NULL'})`)
    .join(', ')
  return [
    `INSERT INTO "LedgerAccount" (path, book, kind, currency, "ownerId")
     SELECT DISTINCT replace(a.path, '{artist}', f.artist), 'test', a.kind, 'USD', replace(a.owner, '{artist}', f.artist)
     FROM (SELECT DISTINCT artist FROM filled) f, (VALUES ${accounts}) a(path, kind, owner)
     ON CONFLICT (path) DO NOTHING`,
    `INSERT INTO "Order" (id, "buyerId", state, "totalMinor", currency, country, provider, test, key, entry, "createdAt", "paidAt")
     SELECT 'ord_' || f.id, f.buyer, 'paid', ${GROSS}, 'USD', 'US', 'sandbox', true, f.buyer || ':' || f.id,
       ${put(`'${JSON.stringify(entry)}'`)}::jsonb, f.at, f.at FROM filled f`,
    `INSERT INTO "OrderLine" (id, "orderId", "packId", "versionId", title, "artistId", "grossMinor", "taxMinor", "taxPoints", "feeMinor", "feePoints")
     SELECT 'oln_' || f.id, 'ord_' || f.id, 'pack_' || f.pack, 'ver_' || f.pack, 'Measured Cats', f.artist, ${GROSS}, 0, 0, 99, 2000
     FROM filled f`,
    `INSERT INTO "Payment" (id, "orderId", provider, ref, key, state, "amountMinor", currency, "capturedMinor", "askAt", "createdAt", "updatedAt")
     SELECT 'pay_' || f.id, 'ord_' || f.id, 'sandbox', 'pay_' || f.id, 'ord_' || f.id || ':1', 'paid', ${GROSS}, 'USD', ${GROSS}, NULL, f.at, f.at
     FROM filled f`,
    `INSERT INTO "ProviderEvent" (id, provider, "eventId", kind, "paymentRef", body, "receivedAt", "settledAt")
     SELECT 'evt_' || f.id, 'sandbox', 'evt_' || f.id, 'payment.paid', 'pay_' || f.id, '{}', f.at, f.at FROM filled f`,
    `INSERT INTO "JournalEntry" (id, key, kind, book, "orderId", at)
     SELECT 'ent_' || f.id, ${put(`'${entry.key}'`)}, 'sale', 'test', 'ord_' || f.id, f.at FROM filled f`,
    `INSERT INTO "Posting" ("entryId", position, "accountPath", "amountMinor", currency, book, "lineId")
     SELECT 'ent_' || f.id, p.position, replace(p.path, '{artist}', f.artist), p.minor, 'USD', 'test', 'oln_' || f.id
     FROM filled f, (VALUES ${postings}) p(position, path, minor)`,
    `INSERT INTO "Entitlement" (id, "userId", "packId", source, "lineId", "grantedAt")
     SELECT 'own_' || f.id, f.buyer, 'pack_' || f.pack, 'purchase', 'oln_' || f.id, f.at FROM filled f`,
  ]
}
