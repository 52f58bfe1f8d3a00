import { rmSync } from 'node:fs'
import os from 'node:os'
import pg from 'pg'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { fillCatalogue, rankBy, wordOf } from '@/testing/catalogue'
import { type Figures, figure } from './parts/result'
import { percentile, sideBySide, timed } from './parts/timed'

const SMALL = 1_000
const ROUNDS = 200
const WARM = 10
/** Searches before the first that counts. */
const BEFORE = 100

/**
 * Milliseconds of a search over a generated catalogue (`-- search --packs 1000000`; 20,000 when nothing is said) against the bare
 * statement on the same index, word by word in turns, at the 95th and 99th percentile; the same when every word is misspelt, and of
 * the counts beside the filters; and what home, a category and the directory of artists ask of the database at that size against a
 * thousand packs.
 */
export default async function search(): Promise<Figures> {
  const packs = packsWished()
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home)
  try {
    // Before anything that reads the settings is loaded.
    process.env.DATABASE_URL = database.url
    process.env.SECRET ??= 'a secret that only benches use, 32 or more'
    const { prepareDatabase } = await import('@/server/prepare-database')
    await prepareDatabase(database.url)
    await fillCatalogue(database.url, SMALL)
    const { closeDb } = await import('@/infra/db')
    const small = await measureShelves()
    const began = performance.now()
    await fillCatalogue(database.url, packs - SMALL, console.error)
    const made = Math.round((performance.now() - began) / 1_000)
    console.error(`${packs} packs, made in ${made} s; load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores`)
    await writeOut(database.url)
    const large = await measureShelves()
    const figures = await measureSearch(database.url)
    await closeDb()
    const atSize = (name: keyof typeof small) =>
      figure(percentile(large[name], 95), percentile(small[name], 95), 'ms at p95', 0)
    return {
      ...figures,
      'home-at-size': atSize('home'),
      'category-at-size': atSize('category'),
      'artists-at-size': atSize('artists'),
    }
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** What was filled goes to the disk before anything is measured, not while. */
async function writeOut(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('CHECKPOINT')
  await client.end()
}

function packsWished(): number {
  const at = process.argv.indexOf('--packs')
  const packs = at < 0 ? 20_000 : Number(process.argv[at + 1])
  if (!Number.isInteger(packs) || packs <= SMALL) throw new Error(`--packs takes a whole number above ${SMALL}`)
  return packs
}

/** What pages ask of the database when nothing is kept. */
async function measureShelves() {
  const { listArtists } = await import('@/modules/catalog/list-artists')
  const { listPacks } = await import('@/modules/catalog/list-packs')
  const { countRankings } = await import('@/modules/catalog/count-rankings')
  const { listRanking } = await import('@/modules/catalog/list-ranking')
  await countRankings()
  const front = () => Promise.all([listPacks({ take: 10 }), listRanking('rising', 6), listArtists({ take: 4 })])
  return {
    home: await timed(ROUNDS, front, WARM),
    category: await timed(ROUNDS, () => listPacks({ category: 'animals', take: 60 }), WARM),
    artists: await timed(ROUNDS, () => listArtists({ take: 60 }), WARM),
  }
}

async function measureSearch(url: string): Promise<Figures> {
  const { countByFacet, searchPacks } = await import('@/modules/search/search-packs')
  const { readQuery } = await import('@/modules/search/query')
  const client = new pg.Client(url)
  await client.connect()
  const bare = async (text: string) => {
    const query = text
      .split(' ')
      .map((word) => `'${word}':*`)
      .join(' & ')
    await client.query(
      `SELECT "packId" FROM "SearchDocument" WHERE document @@ $1::tsquery AND rating = ANY('{everyone,teen}')
       ORDER BY "onSaleAt" DESC LIMIT 24`,
      [query],
    )
  }
  // A third of two words; words as often as texts have them.
  const wordsOf = (round: number) =>
    Array.from({ length: round % 3 === 0 ? 2 : 1 }, () => wordOf(rankBy(Math.random))).join(' ')
  const words = Array.from({ length: ROUNDS }, (_, round) => wordsOf(round))
  const said = (round: number) => words[round] ?? ''
  // Other words, the same for both: as in a shop that has been open for a while.
  for (let round = 0; round < BEFORE; round += 1) {
    const other = wordsOf(round)
    await searchPacks({ text: other })
    await bare(other)
  }
  const before = process.cpuUsage()
  const plain = await sideBySide(
    ROUNDS,
    [(round) => searchPacks({ text: said(round) }), (round) => bare(said(round))],
    WARM,
  )
  const cpu = process.cpuUsage(before)
  const cpuMs = (cpu.user + cpu.system) / 1_000 / (ROUNDS + WARM)
  const slips = await sideBySide(
    ROUNDS,
    [(round) => searchPacks({ text: misspelt(said(round)) }), (round) => bare(said(round))],
    WARM,
  )
  const counts = await sideBySide(
    ROUNDS,
    [(round) => countByFacet(readQuery({ text: said(round) })), (round) => bare(said(round))],
    WARM,
  )
  await client.end()
  const at = (part: number, [ours, other]: readonly [number[], number[]], cost = 0) =>
    figure(percentile(ours, part), percentile(other, part), 'ms', cost)
  return {
    'search-p50': at(50, plain, cpuMs),
    'search-p95': at(95, plain, cpuMs),
    'search-p99': at(99, plain, cpuMs),
    'search-misspelt-p95': at(95, slips),
    'search-counts-p95': at(95, counts),
  }
}

/** A letter in the middle left out. */
function misspelt(word: string): string {
  const middle = Math.floor(word.length / 2)
  return word.slice(0, middle) + word.slice(middle + 1)
}
