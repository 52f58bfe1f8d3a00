import { slugify } from '@/core/text'
import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { changePack, findTakenSlugs, lockPack } from './db/packs'
import { insertVersion } from './db/versions'
import type { FrozenVersion } from './frozen-version'
import { packPublished } from './jobs'
import { movePack } from './pack'
import { sellableState } from './sellable-state'
import { purgePack } from './purge-pack'
import { packNotFound } from './refusals'
import { freeSlug, slugOf } from './slug'

/**
 * Put an approved version on sale as a copy that nothing done in the studio reaches. A pack's first one gives it its address;
 * a pack that its artist stopped stays stopped, but its owners get the new version; one that is banned stays banned, and is given to nobody
 * before it is restored. Stopped is also one whose artist was banned or left: that is
 * for its artist to put on sale, if the account is opened again. In the caller's transaction; the card,
 * search and files follow by the job `packPublished`.
 */
export async function publishVersion(tx: Tx, frozen: FrozenVersion): Promise<void> {
  const pack = await lockPack(tx, frozen.packId)
  if (!pack) throw packNotFound()
  const state = await sellableState(tx, pack.artistId, movePack(pack.state, 'publish'))
  const bannedFrom = pack.bannedFrom && (await sellableState(tx, pack.artistId, movePack(pack.bannedFrom, 'publish')))

  await insertVersion(tx, frozen)
  const stickers = frozen.stickers.toSorted((a, b) => a.position - b.position)
  const first = pack.onSaleAt === null
  const listing = {
    slug: first ? await newSlug(tx, frozen.title) : pack.slug,
    title: frozen.title,
    description: frozen.description,
    translations: { ...frozen.translations },
    languages: [...frozen.languages],
    tags: [...new Set(frozen.tags.map(slugify).filter((tag) => tag !== ''))],
    category: frozen.category,
    rating: frozen.rating,
  }
  await changePack(tx, pack.id, {
    ...listing,
    state,
    bannedFrom,
    versionId: frozen.id,
    stickerCount: stickers.length,
    coverKey: stickers[0]?.artKey ?? null,
    coverKeys: stickers.slice(0, 5).map(({ artKey }) => artKey),
    movingKey: stickers.find(({ kind }) => kind !== 'still')?.artKey ?? null,
    ...(first && { onSaleAt: new Date() }),
  })
  await purgePack(tx, pack, { ...pack, ...listing })
  await enqueue(tx, packPublished, { packId: pack.id, versionId: frozen.id })
}

async function newSlug(tx: Tx, title: string): Promise<string> {
  const base = slugOf(title) || 'pack'
  return freeSlug(base, await findTakenSlugs(tx, base))
}
