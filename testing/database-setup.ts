import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'

// Runs before each *.db.test.ts: a database and a data folder of the file's own, named in the settings before anything reads them.
// One process reads file after file, which spares each the packages (half its time). Of ours nothing is shared: modules are
// evaluated anew, what they keep for the process is forgotten, and settings that a file made are taken back.

const shared = globalThis as typeof globalThis & {
  before?: NodeJS.ProcessEnv
  mulsaqImagingPool?: { close(): Promise<void> }
}
vi.resetModules()
vi.unstubAllEnvs()
const before = (shared.before ??= { ...process.env })
for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
Object.assign(process.env, before)
for (const name of Object.keys(shared)) if (name.startsWith('mulsaq')) Reflect.deleteProperty(shared, name)

const server = inject('databaseServer')
const name = `test_${randomBytes(6).toString('hex')}`
const client = new pg.Client(`${server}/postgres`)
await client.connect()
// Another file may be copying the template at this moment; PostgreSQL then refuses, and a moment later does not.
for (let attempt = 1; ; attempt += 1) {
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template`)
    break
  } catch (error) {
    if (attempt === 50 || (error as { code?: string }).code !== '55006') throw error
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
await client.end()

const home = mkdtempSync(path.join(os.tmpdir(), 'mulsaq-test-'))
process.env.DATABASE_URL = `${server}/${name}`
process.env.DATABASE_ROLE = inject('databaseRole')
process.env.DATA_DIR = home
process.env.SECRET = 'a secret that only tests use, 32 or more'
process.env.LOG_LEVEL ??= 'silent'

afterAll(async () => {
  const { closeDb } = await import('@/infra/db')
  const { closeQueue } = await import('@/infra/jobs')
  await shared.mulsaqImagingPool?.close()
  await closeQueue()
  await closeDb()
  rmSync(home, { recursive: true, force: true })
})
