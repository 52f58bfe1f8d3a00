import type { Actor } from '@/core/actor'
import { cleanLine, clip, emojiIn } from '@/core/text'
import { inTransaction } from '@/infra/db'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import { LIMITS } from './limits'
import { changeSticker, findStickers, NOTHING } from './db/stickers'
import { openVersion } from './open-version'
import { noSuchSticker } from './refusals'
import { cleanTags } from './tags'

/** What to write down for one sticker; what is left out stays as it is. */
export interface StickerWords {
  id: string
  /** Text with emoji in it, as typed; the rest of the text is dropped. */
  emoji?: string | undefined
  tags?: readonly string[] | undefined
  alt?: string | undefined
  /** Where its buyer may write; null takes it away. */
  slot?: MessageSlot | null | undefined
}

/**
 * Save emoji, tags and description of one or many stickers.
 * @param words `add` (bulk) puts emoji and tags to those that are there; otherwise they are replaced.
 * @returns The new revision.
 */
export async function describeStickers(
  actor: Actor,
  versionId: string,
  revision: number,
  words: readonly StickerWords[],
  how: 'replace' | 'add' = 'replace',
): Promise<number> {
  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    const stickers = new Map((await findStickers(tx, versionId)).map((sticker) => [sticker.id, sticker]))
    for (const { id, emoji, tags, alt, slot } of words) {
      const sticker = stickers.get(id)
      if (!sticker) throw noSuchSticker()
      const before = how === 'add' ? sticker : { emoji: [], tags: [] }
      await changeSticker(tx, id, {
        ...(emoji !== undefined && { emoji: cleanEmoji([...before.emoji, ...emojiIn(emoji)]) }),
        ...(tags !== undefined && { tags: cleanTags([...before.tags, ...tags]) }),
        ...(alt !== undefined && { alt: clip(cleanLine(alt), LIMITS.alt) }),
        // A moving picture has no place that stands still.
        ...(slot !== undefined && sticker.master.kind === 'still' && { slot: slot ?? NOTHING }),
      })
    }
    return version.revision
  })
}

function cleanEmoji(emoji: readonly string[]): string[] {
  return [...new Set(emoji)].slice(0, LIMITS.emoji)
}
