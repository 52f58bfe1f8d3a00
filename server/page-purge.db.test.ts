import { expect, test, vi } from 'vitest'
import { db } from '@/infra/db'
import { purge } from '@/infra/purge'
import { listenForPurges } from './page-purge'
import { asOwner } from '@/testing/owner'
import { standBetween } from '@/testing/stand-between'

const listeners = () =>
  asOwner(
    (tx) => tx.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN purge'`,
  )

test('a channel that was cut comes back by itself, and everything kept goes, since notices were lost', async () => {
  const dropped: string[] = []
  const stop = listenForPurges((tags) => dropped.push(...tags), { passesMs: [1_500] })
  try {
    await vi.waitFor(() => expect(dropped).toEqual(['_N_T_/layout']), 10_000)
    await purge(db, ['pack:one'])
    await vi.waitFor(() => expect(dropped).toContain('pack:one'), 10_000)

    const [before] = await listeners()
    await asOwner((tx) => tx.$queryRaw`SELECT pg_terminate_backend(${before?.pid}::int)`)
    dropped.length = 0
    await purge(db, ['pack:lost'])
    await vi.waitFor(async () => expect((await listeners())[0]?.pid).not.toBe(before?.pid), 10_000)
    await vi.waitFor(() => expect(dropped).toContain('_N_T_/layout'), 10_000)
    // A render begun while nothing was heard may end only now.
    await vi.waitFor(() => expect(dropped.filter((tag) => tag === '_N_T_/layout')).toHaveLength(2), 10_000)
    await purge(db, ['pack:two'])
    await vi.waitFor(() => expect(dropped).toContain('pack:two'), 10_000)
  } finally {
    await stop()
  }
})

test('a channel on which nothing comes or goes any more, and nobody said so, is noticed and opened anew', async () => {
  const between = await standBetween(process.env.DATABASE_URL ?? '')
  vi.stubEnv('DATABASE_URL', between.url)
  vi.resetModules()
  const { listenForPurges: listenByWayOfIt } = await import('./page-purge')
  const dropped: string[] = []
  const stop = listenByWayOfIt((tags) => dropped.push(...tags), { beatMs: 200 })
  try {
    await vi.waitFor(() => expect(dropped).toContain('_N_T_/layout'), 10_000)
    between.fallSilent()
    await purge(db, ['pack:unheard'])
    dropped.length = 0
    await vi.waitFor(() => expect(dropped).toContain('_N_T_/layout'), 20_000)
    await purge(db, ['pack:heard'])
    await vi.waitFor(() => expect(dropped).toContain('pack:heard'), 10_000)
  } finally {
    await stop()
    await between.close()
    vi.unstubAllEnvs()
  }
})
