import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { purge } from '@/infra/purge'
import { findPackRows, findSellingIds, type Pack } from './db/packs'
import { findShowing } from './db/similar'
import { packChanged } from './jobs'

type Shown = Pick<Pack, 'id' | 'slug' | 'artistId' | 'category' | 'tags' | 'shares'>

/** The kept pages on which a pack is seen: its own, the home page, the rankings, its shelves and its artists'. */
export function pagesOf(pack: Shown): string[] {
  const people = new Set([pack.artistId, ...pack.shares.map(({ userId }) => userId)])
  return [
    'home',
    'rankings',
    `pack:${pack.id}`,
    // The address too: a page that found nothing there knows no id.
    `slug:${pack.slug}`,
    ...(pack.category ? [`category:${pack.category}`] : []),
    ...pack.tags.map((tag) => `tag:${tag}`),
    ...[...people].map((id) => `artist:${id}`),
  ]
}

/** After a change in the caller's transaction: pages that show the pack, those of packs like it too, are rendered anew, and search is told. */
export async function purgePack(tx: Tx, ...asItWasAndIs: Shown[]): Promise<void> {
  await purgePacks(tx, asItWasAndIs)
}

/** The same of many. */
export async function purgePacks(tx: Tx, packs: readonly Shown[]): Promise<void> {
  const ids = [...new Set(packs.map(({ id }) => id))]
  const alike = await findShowing(tx, ids)
  await purge(tx, [...new Set([...packs.flatMap(pagesOf), ...alike.map((id) => `pack:${id}`)])])
  for (const packId of ids) await enqueue(tx, packChanged, { packId }, { singletonKey: packId })
}

/** After a change to what holds for all of an artist's packs. */
export async function purgePacksOf(tx: Tx, artistId: string): Promise<void> {
  await purgePacks(tx, await findPackRows(tx, await findSellingIds(tx, artistId)))
}
