import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { generateClient } from '@/server/generate-client'
import { StripeDouble } from '@/testing/stripe-double/double'

// `npm run simulate [-- seed]`: thousands of random sales against the invariants of docs/money.md. The posting rules in memory,
// 200 seeds of 5,000 events; then the whole shop on a database of its own with 8 hands at once, 5 seeds of 1,000. A failure names
// its seed; given a seed, only that one is run. In the end processes are killed before each thing that settling, a refund and a payout
// ask of others (testing/killed-money.db.test.ts).

const given = process.argv[2] === undefined ? undefined : Number(process.argv[2])
const first = given ?? Math.floor(Math.random() * 1_000_000)
const seeds = (count: number) => Array.from({ length: given === undefined ? count : 1 }, (_, index) => first + index)

console.log(`From seed ${first} on.`)
generateClient()
const asItWas = { ...process.env }
const home = temporaryHome()
const database = await startEmbeddedPostgres(home, { temporary: true })
const double = await StripeDouble.start({ secretKey: 'sk_test_double' })
Object.assign(process.env, {
  ...double.settings,
  DATABASE_URL: database.url,
  DATA_DIR: home,
  SECRET: 'a secret that only simulations use',
  WALLET: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
})
let failed = false
try {
  // Loaded only now: they read the settings.
  const { prepareDatabase } = await import('@/server/prepare-database')
  await prepareDatabase(database.url)
  const { simulatePostings } = await import('@/testing/simulate-postings')
  const { simulateShop } = await import('@/testing/simulate-shop')
  const { closeDb } = await import('@/infra/db')
  const { closeQueue } = await import('@/infra/jobs')
  for (const seed of seeds(200)) simulatePostings(seed, 5_000)
  console.log(`The posting rules hold: ${seeds(200).length} × 5,000 events from seed ${first} on.`)
  for (const seed of seeds(5)) console.log(`seed ${seed}:`, await simulateShop({ seed, events: 1_000, double }))
  await closeQueue()
  await closeDb()
} catch (error) {
  failed = true
  console.error(error)
} finally {
  await double.stop()
  await database.stop()
  rmSync(home, { recursive: true, force: true })
}
if (!failed && given === undefined) {
  const killed = [
    'node_modules/vitest/vitest.mjs',
    'run',
    'testing/killed-money.db.test.ts',
    '-t',
    'killed before anything',
  ]
  const { status } = spawnSync(process.execPath, killed, {
    stdio: 'inherit',
    env: { ...asItWas, KILL_EVERYWHERE: '1' },
  })
  failed = status !== 0
}
console.log(failed ? 'Something does not hold; the seed, or the moment, is above.' : 'All invariants hold.')
process.exit(failed ? 1 : 0)
