import { clip } from '@/core/text'
import type { ExportFile, FilledPack, FilledSticker } from '../platform'
import { type MotionTarget, square } from '../motion/target'
import { folderOf, jsonFile, numbered, textFile } from './words'

const TITLE_CHARACTERS = 64
const MOST_EMOJI = 20
const MOST_KEYWORDS = 20
const KEYWORD_CHARACTERS = 64

/** Moving stickers that are drawn: the files a drawing becomes, and nothing else can. */
export const DRAWN: MotionTarget = {
  format: 'tgs',
  sizes: [square(512)],
  maxBytes: 65_536,
  maxFps: 60,
  maxMs: 3_000,
  loops: 0,
  likeness: 1,
}

/** Those that move and are no drawing: VP9 with alpha, no sound, at most 30 a second and 3 s. */
export const filmed = (side: number, maxBytes: number, fit?: 'inside'): MotionTarget => ({
  format: 'webm',
  sizes: [square(side)],
  ...(fit && { fit }),
  maxBytes,
  maxFps: 30,
  maxMs: 3_000,
  loops: 0,
  likeness: 0.976,
})

/** Sets as @Stickers and the Bot API take them: pictures, their emoji as text for a person, and `set.json` for a bot. */
export function telegramSets(packs: readonly FilledPack[], type: 'regular' | 'custom_emoji'): ExportFile[] {
  return packs.flatMap((pack, index) => {
    const folder = folderOf(index, packs)
    const set = {
      title: clip(pack.title, TITLE_CHARACTERS),
      sticker_type: type,
      thumbnail: 'thumbnail.webp',
      stickers: pack.stickers.map((sticker) => ({
        sticker: fileName(sticker),
        format: !sticker.moves ? 'static' : sticker.ending === 'webm' ? 'video' : 'animated',
        emoji_list: sticker.emoji.slice(0, MOST_EMOJI),
        keywords: keywordsOf(sticker.tags),
      })),
    }
    const emoji = set.stickers.map((sticker) => `${sticker.sticker} ${sticker.emoji_list.join(' ')}\n`).join('')
    return [
      jsonFile(`${folder}set.json`, set),
      textFile(`${folder}emoji.txt`, emoji),
      { path: `${folder}thumbnail.webp`, bytes: pack.covers['thumbnail'] ?? new Uint8Array() },
      ...pack.stickers.map((sticker) => ({
        path: folder + fileName(sticker),
        bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
      })),
    ]
  })
}

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`

/** As many whole keywords as there is room for. */
function keywordsOf(tags: readonly string[]): string[] {
  const kept: string[] = []
  let left = KEYWORD_CHARACTERS
  for (const tag of tags) {
    if (tag.length > left || kept.length === MOST_KEYWORDS) continue
    kept.push(tag)
    left -= tag.length
  }
  return kept
}
