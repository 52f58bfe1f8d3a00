import { required } from '@/infra/env'
import { readEnvFile } from '@/server/settings'
import { fillCatalogue } from '@/testing/catalogue'

// `npm run catalogue -- --packs 1000000`: that many packs into the database of DATABASE_URL, for measuring at size. Nothing of it can be
// told from real packs by the shop afterwards: use a database of its own. (`npm run generate` writes the client of the database.)

readEnvFile()
const at = process.argv.indexOf('--packs')
const packs = Number(process.argv[at + 1])
if (at < 0 || !Number.isInteger(packs) || packs < 1) {
  console.error('Say how many: npm run catalogue -- --packs 1000000')
  process.exit(1)
}
const began = performance.now()
await fillCatalogue(required('DATABASE_URL'), packs, console.log)
console.log(`${packs.toLocaleString('en')} packs in ${Math.round((performance.now() - began) / 1_000)} s.`)
