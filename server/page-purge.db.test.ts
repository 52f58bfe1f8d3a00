import { expect, test, vi } from 'vitest'
import { db } from '@/infra/db'
import { purge } from '@/infra/purge'
import { listenForPurges } from './page-purge'
import { asOwner } from '@/testing/owner'

const listeners = () =>
  asOwner(
    (tx) => tx.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN purge'`,
  )

test('a channel that was cut comes back by itself, and everything kept goes, since notices were lost', async () => {
  const dropped: string[] = []
  const stop = listenForPurges((tags) => dropped.push(...tags))
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
    await purge(db, ['pack:two'])
    await vi.waitFor(() => expect(dropped).toContain('pack:two'), 10_000)
  } finally {
    await stop()
  }
})
