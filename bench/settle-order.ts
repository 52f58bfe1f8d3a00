import { rmSync } from 'node:fs'
import { startChild } from '@/server/child'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { prepareDatabase } from '@/server/prepare-database'
import type { Figures } from './parts/result'

/**
 * Orders settled a second, 8 at once, on the database that `npm start` runs: ours is `settleOrder`; bare is the same rows in the
 * same tables, past the same triggers, written by `pg` in one data-modifying statement, and once more as BEGIN … COMMIT. The event
 * that told us is stored before, on all sides. A process of its own, so that the settings of this database reach it.
 */
export default async function settleOrder(): Promise<Figures> {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home)
  try {
    await prepareDatabase(database.url)
    return await new Promise<Figures>((resolve, reject) => {
      const child = startChild('bench/parts/settle.ts', [], {
        DATABASE_URL: database.url,
        DATABASE_CONNECTIONS: '8',
        DATA_DIR: home,
        SECRET: 'a secret that only benches use, 32 or more',
        LOG_LEVEL: 'error',
      }).process
      child.once('message', (figures) => resolve(figures as Figures))
      child.once('exit', (code) => reject(new Error(`settling ended with ${code}`)))
    })
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
