import { z } from 'zod'
import { cleanLine, clip, emojiIn } from '@/core/text'
import { LIMITS } from './limits'
import { cleanTags } from './tags'

const Said = z.object({ emoji: z.array(z.string()), tags: z.array(z.string()), alt: z.string() })

/** The words a sticker comes with. */
export type Said = z.infer<typeof Said>

/** What a pack said of a sticker, cleaned and cut as if its artist had typed it. */
export function saidOf(words: { emoji: readonly string[]; tags: readonly string[]; alt: string }): Said {
  return {
    emoji: [...new Set(words.emoji.slice(0, 100).flatMap((one) => emojiIn(one.slice(0, 100))))].slice(0, LIMITS.emoji),
    tags: cleanTags(words.tags.slice(0, 100).map((tag) => tag.slice(0, 200))),
    alt: clip(cleanLine(words.alt.slice(0, 2000)), LIMITS.alt),
  }
}

/** What was written down with an upload; nothing for a file that came by itself. */
export function readSaid(stored: unknown): Said {
  return Said.safeParse(stored).data ?? { emoji: [], tags: [], alt: '' }
}
