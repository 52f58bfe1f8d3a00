import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The schema as Prisma reads it: its files, by path. */
export function schemaFiles(root = 'prisma'): { path: string; content: string }[] {
  const files = [path.join(root, 'schema.prisma')]
  for (const name of readdirSync(path.join(root, 'models')).toSorted()) files.push(path.join(root, 'models', name))
  return files.map((file) => ({ path: file, content: readFileSync(file, 'utf8') }))
}

/**
 * Write Prisma's client into prisma/generated when the schema changed.
 * `generate` asks for an engine binary that it then doesn't use; naming any file spares the download.
 */
export function generateClient(): void {
  const hash = createHash('sha256').update(JSON.stringify(schemaFiles())).digest('hex')
  const stamp = 'prisma/generated/.schema'
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const made = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`Prisma's client could not be generated:\n${made.stdout}${made.stderr}`)
  writeFileSync(stamp, hash)
}
