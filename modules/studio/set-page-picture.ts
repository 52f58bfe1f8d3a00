import { type Actor, requireRole } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { inTransaction, type Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { limit } from '@/infra/rate-limit'
import { storage } from '@/infra/storage'
import { findPagePictures, keepArtistPage, keepPortrait, keepWaiting } from '@/modules/accounts/artist-page'
import { hasApprovedPack } from '@/modules/catalog/count-packs-of'
import { artistChanged } from '@/modules/catalog/jobs'
import { PAGE_PICTURES, type PagePicture } from '@/modules/imaging/page-picture'
import { imagingPool } from '@/modules/imaging/process-pool'
import { fault } from '@/modules/imaging/sticker-problem'
import { countStrikes } from '@/modules/standing/count-strikes'
import { pagePictureSet } from './jobs'

/** Each is decoded and made anew. */
const RATE = { points: 30, seconds: 600 }

/**
 * Give one's page a banner or a portrait, in place of the one it has. Of the file nothing but its pixels is kept, cut to the shape of
 * the place. Somebody looks at it afterwards; for an artist whom nobody knows yet, others see it only then.
 * @returns What is wrong with the file; nothing when it was taken.
 * @throws Refusal `rate_limit.*` (429), `account.taken_off` (409)
 */
export async function setPagePicture(actor: Actor, kind: PagePicture, bytes: Uint8Array): Promise<Problem[]> {
  const artist = requireRole(actor, 'artist')
  await limit('page_picture', artist.id, RATE)
  const read = await imagingPool().readSticker(bytes)
  if (!read.ok) return read.problems
  const { width, height, png } = read.master
  const { least } = PAGE_PICTURES[kind]
  if (width < least.width || height < least.height)
    return [fault('page_picture.too_small', { width, height, leastWidth: least.width, leastHeight: least.height })]
  const { key, files } = await imagingPool().makePagePicture(kind, artist.id, png)
  for (const { path, bytes: made } of files) await storage.put(`media/${path}`, made)
  await keep(artist.id, kind, key)
  return []
}

/** Take it away again, from storage too. */
export async function removePagePicture(actor: Actor, kind: PagePicture): Promise<void> {
  await keep(requireRole(actor, 'artist').id, kind, null)
}

async function keep(artistId: string, kind: PagePicture, key: string | null): Promise<void> {
  const gone = await inTransaction(async (tx) => {
    const before = await findPagePictures(tx, artistId)
    const waits = key !== null && !(await isTrusted(tx, artistId, new Date()))
    await keepWaiting(tx, artistId, kind, waits ? key : null)
    if (!waits)
      await (kind === 'banner' ? keepArtistPage(tx, artistId, { bannerKey: key }) : keepPortrait(tx, artistId, key))
    await enqueue(tx, artistChanged, { artistId }, { singletonKey: artistId })
    if (key !== null) await enqueue(tx, pagePictureSet, { artistId })
    const now = await findPagePictures(tx, artistId)
    return before.filter((file) => !now.includes(file))
  })
  for (const file of gone) await storage.remove(file)
}

/** Has a pack that somebody approved and nobody took down, and no strike in force: their pictures are shown at once. */
async function isTrusted(tx: Tx, artistId: string, now: Date): Promise<boolean> {
  const strikes = await countStrikes(tx, [artistId], now)
  return (strikes.get(artistId)?.now ?? 0) === 0 && (await hasApprovedPack(tx, artistId))
}
