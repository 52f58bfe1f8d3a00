import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { prepareDatabase } from '@/server/prepare-database'
import pg from 'pg'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's own database; each test file copies `template` beside it. */
    databaseServer: string
    /** What `npm start` would run its pages under. */
    databaseRole: string
  }
}

/** One PostgreSQL for the run, with a migrated database that every test file starts from (testing/database-setup.ts). */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const home = temporaryHome()
  const server = await startEmbeddedPostgres(home, { temporary: true })
  const { role } = await prepareDatabase(server.url)

  const client = new pg.Client(server.url.replace(/\/mulsaq$/, '/postgres'))
  await client.connect()
  await client.query('ALTER DATABASE mulsaq RENAME TO template')
  await client.end()

  project.provide('databaseRole', role ?? '')
  project.provide('databaseServer', server.url.replace(/\/mulsaq$/, ''))
  return async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
