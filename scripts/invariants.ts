import path from 'node:path'
import { findRunningPostgres, startEmbeddedPostgres } from '@/server/embedded-postgres'
import { generateClient } from '@/server/generate-client'
import { readEnvFile } from '@/server/settings'

// `npm run invariants`: asks the shop's database every question of docs/money.md, and looks whether the masters of what is on
// sale are in the store, whole. Beside a running shop or without one. Ends with 1 when something does not hold.

readEnvFile()
generateClient()
const dataDir = path.resolve(process.env.DATA_DIR ?? '.data')
const running = process.env.DATABASE_URL ?? findRunningPostgres(dataDir)
const started = running ? undefined : await startEmbeddedPostgres(dataDir)
process.env.DATABASE_URL = running ?? started?.url
process.env.LOG_LEVEL ??= 'warn'

// Loaded only now: they read the settings.
const { checkInvariants } = await import('@/modules/checkout/check-invariants')
const { findDamagedMasters } = await import('@/modules/catalog/find-damaged-masters')
const { closeDb } = await import('@/infra/db')

const broken = await checkInvariants()
for (const { invariant, subjects } of broken) console.log(`${invariant} does not hold: ${subjects.join(', ')}`)
const damaged = await findDamagedMasters()
for (const { masterHash, missing } of damaged) console.log(`master ${masterHash} is ${missing ? 'missing' : 'damaged'}`)
await closeDb()
await started?.stop()
const good = broken.length === 0 && damaged.length === 0
console.log(good ? 'Every invariant of docs/money.md holds.' : '\ndocs/money.md says what each number means.')
process.exit(good ? 0 : 1)
