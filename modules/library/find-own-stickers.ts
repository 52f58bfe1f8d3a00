import { type Actor, requireUser } from '@/core/actor'
import { extrasOf, type StickerExtras } from '@/modules/imaging/sticker-extras'
import { findOwnPacks } from './find-own-packs'
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
const MOST_FOUND = 60

/**
 * One's own stickers by emoji or word (of the sticker, its tags, or its pack's title), those got last first.
 * Looked through here and not in SQL: what one person owns is small, and folding is the same in every script.
 */
export async function findOwnStickers(actor: Actor, text: string): Promise<OwnSticker[]> {
  const user = requireUser(actor)
  const wish = readOwnWish(text)
  if (!asksForSomething(wish)) return []

  const own = await findOwnPacks(user.id, MOST_PACKS)
  return own
    .flatMap(({ pack: { id: packId, title }, stickers }) =>
      stickers
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
