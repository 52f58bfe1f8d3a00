import { db } from '@/infra/db'
import { findPacks } from '@/modules/catalog/find-pack'
import { findStickersOf } from '@/modules/catalog/find-published-version'
import { findOwnedRows } from './db/entitlements'

const MOST_STICKERS = 20_000

/** What somebody owns and may use, those got last first, each with the stickers of its newest version. Banned packs are not among them. */
export async function findOwnPacks(userId: string, take: number) {
  const owned = await findOwnedRows(db, userId, { take })
  const packs = await findPacks(
    db,
    owned.map(({ packId }) => packId),
  )
  const usable = owned.flatMap(({ packId }) => {
    const pack = packs.get(packId)
    return pack?.versionId && pack.state !== 'banned' ? [{ ...pack, versionId: pack.versionId }] : []
  })
  const stickers = await findStickersOf(
    db,
    usable.map(({ versionId }) => versionId),
    MOST_STICKERS,
  )
  const byVersion = new Map<string, typeof stickers>()
  for (const sticker of stickers) {
    const some = byVersion.get(sticker.versionId)
    if (some) some.push(sticker)
    else byVersion.set(sticker.versionId, [sticker])
  }
  return usable.map((pack) => ({ pack, stickers: byVersion.get(pack.versionId) ?? [] }))
}
