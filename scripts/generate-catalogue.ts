import path from 'node:path'
import pg from 'pg'
import { findRunningPostgres, startEmbeddedPostgres } from '@/server/embedded-postgres'
import { readEnvFile } from '@/server/settings'

/** Beside the shop's own data, never in it: nothing tells these packs from real ones. */
const HOME = '.data/catalogue'

/** Fill the database of DATABASE_URL, or else one of its own in DATA_DIR, with so many packs. Refuses a database that has others. */
export async function generateCatalogue(packs: number): Promise<void> {
  readEnvFile()
  const home = path.resolve(process.env.DATA_DIR ?? HOME)
  const running = process.env.DATABASE_URL ?? findRunningPostgres(home)
  const started = running ? undefined : await startEmbeddedPostgres(home)
  const url = running ?? started?.url ?? ''
  try {
    const { prepareDatabase } = await import('@/server/prepare-database')
    await prepareDatabase(url)
    await refuseOthers(url)
    const { fillCatalogue } = await import('@/testing/catalogue')
    const began = performance.now()
    const seconds = () => Math.round((performance.now() - began) / 1_000)
    await fillCatalogue(url, packs, (line) => console.log(`${seconds()} s: ${line}`))
    console.log(`${packs.toLocaleString('en')} packs in ${seconds()} s.`)
    if (started) console.log(`To see them: DATA_DIR=${path.relative('.', home)} npm start`)
  } finally {
    await started?.stop()
  }
}

async function refuseOthers(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  // A pack of the catalogue keeps its id for an address; one that a person published never does.
  const { rowCount } = await client.query(`SELECT FROM "Pack" WHERE slug <> id LIMIT 1`)
  await client.end()
  if (rowCount) throw new Error('This database has packs of a shop in it. Name another by DATABASE_URL or DATA_DIR.')
}
