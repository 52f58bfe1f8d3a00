import type { Db } from '@/infra/db'
import {
  findStickerRow,
  findStickerRows,
  findVersionNumbers,
  findVersionRow,
  type PublishedVersion,
} from './db/versions'

export type { PublishedSticker, PublishedVersion } from './db/versions'

/** A version that was on sale at some time, with its stickers: what was bought, whatever became of the pack since. */
export function findPublishedVersion(db: Db, versionId: string): Promise<PublishedVersion | undefined> {
  return findVersionRow(db, versionId)
}

/** A sticker of a published version, and whose it is. */
export function findPublishedSticker(db: Db, stickerId: string) {
  return findStickerRow(db, stickerId)
}

/** The stickers of these versions, as far as a picker needs them: `take` of them at most. */
export function findStickersOf(db: Db, versionIds: readonly string[], take: number) {
  return findStickerRows(db, versionIds, take)
}

/** Which versions these packs have had, newest first, without their stickers. */
export async function findVersions(db: Db, packIds: readonly string[]) {
  const byPack = new Map<string, { id: string; number: number; publishedAt: Date }[]>()
  for (const { packId, ...version } of await findVersionNumbers(db, packIds))
    byPack.set(packId, [...(byPack.get(packId) ?? []), version])
  return byPack
}
