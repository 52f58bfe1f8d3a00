import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external'
import pg from 'pg'
import { required } from '@/infra/env'
import { log } from '@/infra/log'

/** Longer than the slowest render: a page that read the old data before a purge and finished after it is dropped by the second pass. */
const SECOND_PASS_MS = 3_000

/** Every page carries this tag. */
const ALL_PAGES = '_N_T_/layout'

function expire(tags: readonly string[], also: (tags: readonly string[]) => void): void {
  const now = Date.now()
  // One map serves Next's page cache and its data cache. It is internal; server/page-purge.test.ts notices if it moves.
  for (const tag of tags) tagsManifest.set(tag, { expired: now })
  also(tags)
}

/**
 * Listen for purges (infra/purge.ts) for as long as the process lives. Notices sent while disconnected are lost, so then all pages go.
 * @param also Whoever keeps pages besides Next.
 */
export function listenForPurges(also: (tags: readonly string[]) => void): () => Promise<void> {
  let client: pg.Client | undefined
  let stopped = false

  async function listen(): Promise<void> {
    if (stopped) return
    client = new pg.Client({ connectionString: required('DATABASE_URL'), keepAlive: true })
    client.on('notification', (notice) => {
      const tags = JSON.parse(notice.payload ?? '[]') as string[]
      expire(tags, also)
      setTimeout(expire, SECOND_PASS_MS, tags, also).unref()
    })
    client.on('error', (error) => log.warn({ err: error }, 'purge channel lost'))
    client.once('end', () => setTimeout(() => void listen(), 1_000).unref())
    try {
      await client.connect()
      await client.query('LISTEN purge')
      expire([ALL_PAGES], also)
    } catch (error) {
      log.warn({ err: error }, 'purge channel not open, trying again')
      await client.end().catch(() => undefined)
    }
  }

  void listen()
  return async () => {
    stopped = true
    await client?.end()
  }
}
