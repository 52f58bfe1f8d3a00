import { rmSync } from 'node:fs'
import { startChild } from '@/server/child'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { prepareDatabase } from '@/server/prepare-database'
import type { Figures } from './parts/result'

/**
 * What an artist's earnings page asks, when a million postings are hers: ours is its use cases, bare is the one question that
 * cannot be spared, the sum of her postings, on the same index. A process of its own, so that the settings of this database
 * reach it.
 */
export default async function earningsPage(): Promise<Figures> {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home, { temporary: true })
  try {
    await prepareDatabase(database.url)
    return await new Promise<Figures>((resolve, reject) => {
      const child = startChild('bench/parts/earnings.ts', [], {
        DATABASE_URL: database.url,
        DATA_DIR: home,
        SECRET: 'a secret that only benches use, 32 or more',
        LOG_LEVEL: 'error',
      }).process
      child.once('message', (figures) => resolve(figures as Figures))
      child.once('exit', (code) => reject(new Error(`reading earnings ended with ${code}`)))
    })
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
