import type { Problem } from '@/core/refusal'
import { MASTER, type PackWords, type Platform, type StickerWords } from './platform'
import { warning, fault } from './sticker-problem'

export interface ExportPlan {
  /** Which stickers (by index) each pack has that the platform will get. Empty when it takes none. */
  packs: number[][]
  /** What happens to the pack on the way, to be shown before and after. A fault: the platform can't take it at all. */
  problems: Problem[]
}

/** How a pack goes to a platform: split where it is too large there, and what is left out of each sticker. Looks at no picture. */
export function planExport(platform: Platform, stickers: readonly StickerWords[]): ExportPlan {
  const { emoji } = platform
  const { packs, problems } = planPacks(platform, stickers.length)
  if (packs.length === 0) return { packs, problems }
  const bare = stickers.filter((sticker) => sticker.emoji.length < emoji.least).length
  if (bare > 0) return { packs: [], problems: [fault('export.emoji_missing', { count: bare })] }
  const cut = stickers.filter((sticker) => sticker.emoji.length > emoji.most).length
  if (cut > 0 && emoji.most > 0) problems.push(warning('export.emoji_cut', { count: cut, limit: emoji.most }))
  return { packs, problems }
}

/** The part of the plan that only the number of stickers decides. */
export function planPacks({ count }: Platform, total: number): ExportPlan {
  const packs = split(total, count)
  if (packs.length === 0) return { packs, problems: [fault('export.too_few', { count: total, limit: count.least })] }
  const problems: Problem[] = []
  const taken = packs.flat().length
  if (packs.length > 1) problems.push(warning('export.split', { count: total, packs: packs.length, limit: count.most }))
  if (taken < total) problems.push(warning('export.left_out', { count: total - taken, taken }))
  return { packs, problems }
}

/** What one platform does to one sticker that no other measure of the picture says. */
export function judgeSticker(
  { emoji, pictures }: Platform,
  sticker: Pick<StickerWords, 'emoji'> & { width: number; height: number },
): Problem[] {
  const problems: Problem[] = []
  if (emoji.most > 0 && sticker.emoji.length > emoji.most)
    problems.push(warning('export.emoji_first', { count: sticker.emoji.length, limit: emoji.most }))
  const largest = Math.max(...Object.values(pictures).map((wanted) => (wanted === MASTER ? 0 : wanted.width)))
  const long = Math.max(sticker.width, sticker.height)
  if (long < largest) problems.push(warning('export.enlarged', { measured: long, limit: largest }))
  return problems
}

/** Packs as equal as can be, the earlier ones larger; with fixed numbers, the largest that are full. */
function split(total: number, { least, most, exactly }: Platform['count']): number[][] {
  const sizes: number[] = []
  if (exactly) {
    const falling = exactly.toSorted((a, b) => b - a)
    for (let left = total, size; (size = falling.find((one) => one <= left)); left -= size) sizes.push(size)
  } else if (total >= least) {
    const packs = Math.ceil(total / most)
    for (let index = 0; index < packs; index += 1)
      sizes.push(Math.floor(total / packs) + (index < total % packs ? 1 : 0))
  }
  let next = 0
  return sizes.map((size) => Array.from({ length: size }, () => next++))
}

/** Title and name of each pack of a plan: numbered when there are several. */
export function partWords(words: PackWords, part: number, of: number): PackWords {
  return of === 1 ? words : { ...words, id: `${words.id}_${part + 1}`, title: `${words.title} ${part + 1}` }
}
