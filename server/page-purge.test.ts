import { validateTags } from 'next/dist/server/lib/patch-fetch'
import { expect, test, vi } from 'vitest'
import { openPurge } from './page-purge'

const manifest = async () =>
  (await import('next/dist/server/lib/incremental-cache/tags-manifest.external.js')) as {
    tagsManifest: Map<string, { expired?: number }>
    areTagsExpired: (tags: string[], since: number) => boolean
  }

// Purging reaches into a module of Next's that is not promised to stay. If an update moves it, this says so before a shop serves old pages.
test("Next's table of expired tags is where the purge looks for it", async () => {
  const { tagsManifest, areTagsExpired } = await manifest()
  const before = Date.now() - 10
  expect(areTagsExpired(['pack:test'], before)).toBe(false)
  tagsManifest.set('pack:test', { expired: Date.now() })
  expect(areTagsExpired(['pack:test'], before)).toBe(true)
})

test.each(['slug:ثعالب-ناعسة', 'tag:قهوة', 'slug:café', 'tag:plain'])(
  'what carries %s is dropped under the name that Next and its pages have for it',
  async (tag) => {
    const { areTagsExpired } = await manifest()
    // What a kept read carries, and its page sends.
    const carried = validateTags([tag], 'a test')
    const before = Date.now() - 10
    expect(areTagsExpired(carried, before)).toBe(false)
    const dropped: string[] = []
    const purge = openPurge((tags) => dropped.push(...tags))
    purge.take([tag])
    purge.close()
    expect(areTagsExpired(carried, before)).toBe(true)
    expect(dropped).toEqual(carried)
  },
)

test('after a purge its pages are dropped twice more, and a flood of purges has no timer each', async () => {
  const dropped: string[][] = []
  const purge = openPurge((tags) => dropped.push([...tags]), [300, 600])
  for (let n = 0; n < 2_000; n += 1) purge.take([`pack:${n % 1_000}`, 'home'])
  expect(dropped).toHaveLength(2_000)
  await vi.waitFor(
    () =>
      expect(
        dropped
          .slice(2_000)
          .flat()
          .filter((tag) => tag === 'home'),
      ).toHaveLength(2),
    10_000,
  )
  purge.close()
  const later = dropped.slice(2_000)
  expect(later.length).toBeLessThan(200)
  expect(new Set(later.flat()).size).toBe(1_001)
  // Nothing is forgotten, nothing done more often than twice.
  expect(later.flat()).toHaveLength(2_002)
})

test('when more tags wait than can be remembered, all pages have their passes', async () => {
  const dropped: string[] = []
  const purge = openPurge((tags) => dropped.push(...tags), [10])
  for (let n = 0; n < 6_000; n += 1) purge.take([`pack:many-${n}`])
  dropped.length = 0
  await vi.waitFor(() => expect(dropped).toContain('_N_T_/layout'), 10_000)
  purge.close()
  expect(dropped.length).toBeLessThanOrEqual(5_001)
})

test('what was dropped is not remembered without end, and nothing that was comes back', async () => {
  const { tagsManifest, areTagsExpired } = await manifest()
  const before = Date.now() - 10
  const purge = openPurge(() => undefined, [])
  purge.take(['slug:first'])
  for (let n = 0; n < 60; n += 1) purge.take(Array.from({ length: 1_000 }, (_, m) => `pack:ever-${n}-${m}`))
  expect(tagsManifest.size).toBeLessThanOrEqual(50_000)
  // Every page has both.
  expect(areTagsExpired(['_N_T_/layout', 'slug:first'], before)).toBe(true)
})
