import { expect, test } from 'vitest'

// Purging reaches into a module of Next's that is not promised to stay. If an update moves it, this says so before a shop serves old pages.
test("Next's table of expired tags is where the purge looks for it", async () => {
  const { tagsManifest, areTagsExpired } =
    (await import('next/dist/server/lib/incremental-cache/tags-manifest.external.js')) as {
      tagsManifest: Map<string, { expired?: number }>
      areTagsExpired: (tags: string[], since: number) => boolean
    }
  const before = Date.now() - 10
  expect(areTagsExpired(['pack:test'], before)).toBe(false)
  tagsManifest.set('pack:test', { expired: Date.now() })
  expect(areTagsExpired(['pack:test'], before)).toBe(true)
})
