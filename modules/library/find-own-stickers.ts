import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findPacks } from '@/modules/catalog/find-pack'
import { findStickersOf } from '@/modules/catalog/find-published-version'
import { extrasOf, type StickerExtras } from '@/modules/imaging/sticker-extras'
import { findOwnedRows } from './db/entitlements'
import { asksForSomething, holds, readOwnWish } from './own-words'

export interface OwnSticker {
  id: string
  packId: string
  packTitle: string
  artKey: string
  kind: string
  emoji: string[]
  alt: string
  extras: StickerExtras
}

/** As far back as a search among one's own goes. */
const MOST_PACKS = 500
const MOST_STICKERS = 20_000
const MOST_FOUND = 60

/**
 * One's own stickers by emoji or word (of the sticker, its tags, or its pack's title), those got last first.
 * Looked through here and not in SQL: what one person owns is small, and folding is the same in every script.
 */
export async function findOwnStickers(actor: Actor, text: string): Promise<OwnSticker[]> {
  const user = requireUser(actor)
  const wish = readOwnWish(text)
  if (!asksForSomething(wish)) return []

  const owned = await findOwnedRows(db, user.id, { take: MOST_PACKS })
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
  for (const sticker of stickers)
    byVersion.set(sticker.versionId, [...(byVersion.get(sticker.versionId) ?? []), sticker])
  return usable
    .flatMap(({ id: packId, title, versionId }) =>
      (byVersion.get(versionId) ?? [])
        .filter((sticker) => holds(wish, [sticker.alt, ...sticker.tags, title], sticker.emoji))
        .map(({ id, artKey, kind, emoji, alt, extras }) => ({
          id,
          packId,
          packTitle: title,
          artKey,
          kind,
          emoji,
          alt,
          extras: extrasOf(extras),
        })),
    )
    .slice(0, MOST_FOUND)
}
