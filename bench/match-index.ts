import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import os from 'node:os'
import pg from 'pg'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { type Figures, figure } from './parts/result'
import { percentile, timed } from './parts/timed'

const HASHES = Number(process.env.BENCH_HASHES ?? 1_000_000)
const ROUNDS = 60

/**
 * Milliseconds to find what one new master looks like among a million hashes (BENCH_HASHES for more), on both grounds and mirrored:
 * four searches by the bands of the index, against counting the bits of every row once. 95th percentile.
 */
export default async function matchIndex(): Promise<Figures> {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home)
  try {
    // Before anything that reads the settings is loaded.
    process.env.DATABASE_URL = database.url
    process.env.SECRET ??= 'a secret that only benches use, 32 or more'
    const { prepareDatabase } = await import('@/server/prepare-database')
    await prepareDatabase(database.url)
    await fill(database.url)
    const { db, closeDb } = await import('@/infra/db')
    const { findNear } = await import('@/modules/likeness/db/looks')
    const number = () => randomBytes(8).readBigInt64BE()
    const look = () =>
      (['white', 'black'] as const).map((ground) => ({
        masterHash: 'x',
        ground,
        bits: number(),
        mirrored: number(),
      }))
    await findNear(db, look(), 60)
    console.error(`${HASHES} hashes; load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores`)
    const before = process.cpuUsage()
    const ours = await timed(ROUNDS, () => findNear(db, look(), 60))
    const cpu = process.cpuUsage(before)
    // At thirty million it takes longer than any statement of the shop may.
    const plain = new pg.Client(database.url)
    await plain.connect()
    const bare = await timed(3, () =>
      plain.query(`SELECT count(*) FROM "Look" WHERE bit_count((bits # $1::bigint)::bit(64)) <= 8`, [number()]),
    )
    await plain.end()
    await closeDb()
    const cpuMs = (cpu.user + cpu.system) / 1000 / ROUNDS
    return { 'match-index': figure(percentile(ours, 95), percentile(bare, 50) * 4, 'ms at p95', cpuMs) }
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Random hashes, made by the database itself, with the indexes built after. */
async function fill(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  // Rows first and then every index, that of the key too: into a large one chance goes slowly.
  await client.query('DROP INDEX look_band_1, look_band_2, look_band_3')
  await client.query('ALTER TABLE "Look" DROP CONSTRAINT "Look_pkey"')
  await client.query("SET maintenance_work_mem = '1GB'")
  const random = `(random() * 4294967295)::bigint << 32 | (random() * 4294967295)::bigint`
  await client.query(
    `INSERT INTO "Look" SELECT md5(n::text) || md5((n + 1)::text), CASE g WHEN 0 THEN 'white' ELSE 'black' END, ${random}, ${random}
     FROM generate_series(1, $1::int) n, generate_series(0, 1) g`,
    [Math.ceil(HASHES / 2)],
  )
  await client.query(`CREATE INDEX look_band_1 ON "Look" (((bits >> 43) & 2097151))`)
  await client.query(`CREATE INDEX look_band_2 ON "Look" (((bits >> 22) & 2097151))`)
  await client.query(`CREATE INDEX look_band_3 ON "Look" ((bits & 4194303))`)
  await client.query('ALTER TABLE "Look" ADD CONSTRAINT "Look_pkey" PRIMARY KEY ("masterHash", ground)')
  await client.query('VACUUM ANALYZE "Look"')
  // What was filled goes to the disk before anything is measured, not while.
  await client.query('CHECKPOINT')
  await client.end()
}
