import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { schemaFiles } from '@/server/generate-client'
import { diffSchema } from '@/server/schema-engine'

// `npm run migration -- add pack region`: writes prisma/migrations/<time>_add_pack_region from the difference between
// the schema of the last commit and the one on disk. Read it before you commit it.

const name = process.argv
  .slice(2)
  .join('_')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '_')
if (!name) {
  console.error('Name it: npm run migration -- add pack region')
  process.exit(1)
}

const home = temporaryHome()
const database = await startEmbeddedPostgres(home, { temporary: true })
try {
  const sql = await diffSchema(database.url, existsSync('prisma/migrations') ? committedSchema() : undefined)
  if (!sql) {
    console.log('The schema is the same as in the last commit: nothing to write.')
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = path.join('prisma/migrations', `${time}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync('prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n')
    writeFileSync(path.join(folder, 'migration.sql'), sql)
    console.log(`Wrote ${folder}/migration.sql`)
  }
} finally {
  await database.stop()
  rmSync(home, { recursive: true, force: true })
}

function committedSchema() {
  return schemaFiles().flatMap((file) => {
    const shown = spawnSync('git', ['show', `HEAD:${file.path}`], { encoding: 'utf8' })
    return shown.status === 0 ? [{ path: file.path, content: shown.stdout }] : []
  })
}
