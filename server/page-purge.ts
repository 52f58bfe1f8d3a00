import { encodeHeaderSafe } from 'next/dist/server/lib/encode-header-safe'
import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external'
import pg from 'pg'
import { required } from '@/infra/env'
import { log } from '@/infra/log'

/**
 * After a purge what carries its tags is dropped again: a render that read the old data before it and ended after it is kept by Next
 * as new. First soon, for nearly all end within that; then after the slowest that the front door waits for.
 */
const PASSES_MS = [3_000, 35_000]

/** So many tags wait for their passes; when there are more, all pages have them. */
const WAITING = 5_000

/** So many tags are remembered as dropped: a shop of a million packs has millions. When there are more, all pages go once, and it begins anew. */
const REMEMBERED = 50_000

/** How often the channel is asked whether it is still there, and how long it may take to say so. */
const BEAT_MS = 10_000

/** Every page carries this tag. */
const ALL_PAGES = '_N_T_/layout'

export type Drop = (tags: readonly string[]) => void

/** What is done with the tags of a purge: now, and in the passes after it. */
export function openPurge(also: Drop, passesMs: readonly number[] = PASSES_MS): { take: Drop; close: () => void } {
  const drop: Drop = (tags) => {
    const now = Date.now()
    if (tagsManifest.size + tags.length > REMEMBERED) {
      tagsManifest.clear()
      tagsManifest.set(ALL_PAGES, { expired: now })
      also([ALL_PAGES])
    }
    // One map serves Next's page cache and its data cache. It is internal; server/page-purge.test.ts notices if it moves.
    for (const tag of tags) tagsManifest.set(tag, { expired: now })
    also(tags)
  }
  // A pass has one timer, whatever the number of purges that wait for it; a tag that is purged again waits anew, for that was a pass too.
  const passes = passesMs.map((ms) => ({
    ms,
    waiting: new Map<string, number>(),
    timer: undefined as NodeJS.Timeout | undefined,
  }))
  type Pass = (typeof passes)[number]

  function wait(pass: Pass): void {
    const [first] = pass.waiting.values()
    pass.timer = first === undefined ? undefined : setTimeout(run, first - performance.now(), pass).unref()
  }
  function run(pass: Pass): void {
    const due = [...pass.waiting].filter(([, at]) => at <= performance.now() + 1).map(([tag]) => tag)
    for (const tag of due) pass.waiting.delete(tag)
    if (due.length > 0) drop(due)
    wait(pass)
  }

  return {
    take(named) {
      // Next writes a tag down as it may stand in a header: whoever drops `slug:قطط` as it is spoken drops nothing.
      const tags = named.map(encodeHeaderSafe)
      drop(tags)
      for (const pass of passes) {
        for (const tag of pass.waiting.size + tags.length > WAITING ? [ALL_PAGES] : tags) {
          // In the order in which they are due.
          pass.waiting.delete(tag)
          pass.waiting.set(tag, performance.now() + pass.ms)
        }
        if (!pass.timer) wait(pass)
      }
    },
    close() {
      for (const pass of passes) clearTimeout(pass.timer)
    },
  }
}

/**
 * Listen for purges (infra/purge.ts) for as long as the process lives. Notices sent while disconnected are lost, so then all pages go.
 * @param also Whoever keeps pages besides Next.
 */
export function listenForPurges(also: Drop, { beatMs = BEAT_MS, passesMs = PASSES_MS } = {}): () => Promise<void> {
  const purge = openPurge(also, passesMs)
  let client: pg.Client | undefined
  let stopped = false

  async function listen(): Promise<void> {
    if (stopped) return
    const connection = new pg.Client({
      connectionString: required('DATABASE_URL'),
      connectionTimeoutMillis: beatMs,
      query_timeout: beatMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: beatMs,
    })
    client = connection
    // A connection that was dropped without a word looks like one on which nothing is said.
    const beat = setInterval(() => {
      // What listens already goes on doing so.
      connection.query('LISTEN purge').catch((error: unknown) => {
        log.warn({ err: error }, 'purge channel silent')
        void connection.end().catch(() => undefined)
      })
    }, beatMs).unref()
    connection.on('notification', (notice) => purge.take(JSON.parse(notice.payload ?? '[]') as string[]))
    connection.on('error', (error) => log.warn({ err: error }, 'purge channel lost'))
    connection.once('end', () => {
      clearInterval(beat)
      setTimeout(() => void listen(), 1_000).unref()
    })
    try {
      await connection.connect()
      await connection.query('LISTEN purge')
      purge.take([ALL_PAGES])
    } catch (error) {
      log.warn({ err: error }, 'purge channel not open, trying again')
      await connection.end().catch(() => undefined)
    }
  }

  void listen()
  return async () => {
    stopped = true
    purge.close()
    await client?.end()
  }
}
