import { rmSync } from 'node:fs'
import pg from 'pg'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { fillCatalogue, rankBy, wordOf } from '@/testing/catalogue'
import { type Figures, figure } from './parts/result'
import { percentile, timed } from './parts/timed'

const PACKS = Number(process.env.BENCH_PACKS ?? 20_000)
const SMALL = 1_000
const ROUNDS = 100
const WARM = 5

/**
 * Milliseconds of a search over a generated catalogue (BENCH_PACKS; the bar is set at a million) against the bare statement on the same
 * index, at the 95th and 99th percentile; and what home and a category ask of the database at that size against a thousand packs.
 */
export default async function search(): Promise<Figures> {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home, { temporary: true })
  try {
    // Before anything that reads the settings is loaded.
    process.env.DATABASE_URL = database.url
    process.env.SECRET ??= 'a secret that only benches use, 32 or more'
    const { prepareDatabase } = await import('@/server/prepare-database')
    await prepareDatabase(database.url)
    await fillCatalogue(database.url, SMALL)
    const { closeDb } = await import('@/infra/db')
    const { listArtists } = await import('@/modules/catalog/list-artists')
    const { listPacks } = await import('@/modules/catalog/list-packs')
    const { listRanking } = await import('@/modules/catalog/list-ranking')
    const { searchPacks } = await import('@/modules/search/search-packs')
    const front = () => Promise.all([listPacks({ take: 10 }), listRanking('rising', 6), listArtists({ take: 4 })])
    const shelf = () => listPacks({ category: 'animals', take: 60 })
    const small = [await timed(ROUNDS, front, WARM), await timed(ROUNDS, shelf, WARM)] as const
    await fillCatalogue(database.url, PACKS - SMALL, console.error)
    const large = [await timed(ROUNDS, front, WARM), await timed(ROUNDS, shelf, WARM)] as const

    const words = Array.from({ length: ROUNDS }, (_, round) =>
      round % 3 === 0 ? `${wordOf(rankBy(Math.random))} ${wordOf(rankBy(Math.random))}` : wordOf(rankBy(Math.random)),
    )
    const client = new pg.Client(database.url)
    await client.connect()
    const bare = await timed(
      ROUNDS,
      async (round) => {
        const query = (words[round] ?? '')
          .split(' ')
          .map((word) => `'${word}':*`)
          .join(' & ')
        await client.query(
          `SELECT "packId" FROM "SearchDocument" WHERE document @@ $1::tsquery AND rating = ANY('{everyone,teen}')
         ORDER BY "onSaleAt" DESC LIMIT 24`,
          [query],
        )
      },
      WARM,
    )
    const before = process.cpuUsage()
    const ours = await timed(ROUNDS, (round) => searchPacks({ text: words[round] }), WARM)
    const cpu = process.cpuUsage(before)
    const cpuMs = (cpu.user + cpu.system) / 1_000 / ROUNDS
    await client.end()
    await closeDb()
    return {
      'search-p95': figure(percentile(ours, 95), percentile(bare, 95), 'ms', cpuMs),
      'search-p99': figure(percentile(ours, 99), percentile(bare, 99), 'ms', cpuMs),
      'home-at-size': figure(percentile(large[0], 95), percentile(small[0], 95), 'ms at p95', 0),
      'category-at-size': figure(percentile(large[1], 95), percentile(small[1], 95), 'ms at p95', 0),
    }
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
