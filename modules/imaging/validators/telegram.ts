import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, checkMoving, checkStill, checkText, readJson, type Files, wrong } from './find-faults'
import type { Look, Seen } from './look'
import { validateTelegramWebm } from './telegram-webm'

const StickerSet = z.object({
  title: z.string(),
  sticker_type: z.enum(['regular', 'custom_emoji']),
  thumbnail: z.string(),
  stickers: z.array(
    z.object({
      sticker: z.string(),
      format: z.enum(['static', 'animated', 'video']),
      emoji_list: z.array(z.string().min(1)),
      keywords: z.array(z.string().min(1)),
    }),
  ),
})

const sides512 = ({ width, height }: Seen) => Math.max(width, height) === 512
const sides100 = ({ width, height }: Seen) => width === 100 && height === 100

/** A drawing has a canvas of 512 in every kind of set. */
const DRAWN = {
  format: 'tgs',
  maxBytes: 64 * 1024,
  fits: ({ width, height }: Seen) => width === 512 && height === 512,
  size: '512 × 512',
  least: 2,
  mostMs: 3000,
} as const

/** What differs between the kinds of sets. */
export interface SetRule {
  type: 'regular' | 'custom_emoji'
  most: number
  maxBytes: number
  fits: (seen: Seen) => boolean
  size: string
}

const REGULAR: SetRule = { type: 'regular', most: 120, maxBytes: 512 * 1024, fits: sides512, size: '512 × ≤ 512' }

export function validateTelegram(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  return validateSets(list, look, REGULAR)
}

/** core.telegram.org/stickers and the Bot API's InputSticker; byte limits of TDLib. Every set.json is a set. */
export async function validateSets(list: readonly ExportFile[], look: Look, rule: SetRule): Promise<Problem[]> {
  const files = byPath(list)
  const sets = list.map(({ path }) => path).filter((path) => path === 'set.json' || path.endsWith('/set.json'))
  if (sets.length === 0) return [wrong('missing', 'set.json')]
  const found: Problem[] = []
  for (const path of sets) found.push(...(await checkSet(files, path, look, rule)))
  return found
}

async function checkSet(files: Files, path: string, look: Look, rule: SetRule): Promise<Problem[]> {
  const read = StickerSet.safeParse(readJson(files.get(path)))
  if (!read.success || read.data.sticker_type !== rule.type) return [wrong('json', path)]
  const { title, thumbnail, stickers } = read.data
  const folder = path.slice(0, -'set.json'.length)
  const picture = (name: string, fits: (seen: Seen) => boolean, size: string, maxBytes: number) =>
    checkStill(look, folder + name, files.get(folder + name), { format: 'webp', maxBytes, fits, size })

  const kind = rule.type === 'regular' ? 'sticker' : 'emoji'
  const checkSticker = async (name: string, format: z.infer<typeof StickerSet>['stickers'][number]['format']) => {
    const [file, bytes] = [folder + name, files.get(folder + name)]
    if (format === 'static') return picture(name, rule.fits, rule.size, rule.maxBytes)
    if (format === 'animated') return checkMoving(look, file, bytes, DRAWN)
    return bytes ? validateTelegramWebm(file, bytes, kind) : [wrong('missing', file)]
  }

  const found = [
    ...checkText(path, 'title', title, 1, 64),
    ...checkCount('count', path, stickers.length, 1, rule.most),
    ...(await picture(thumbnail, sides100, '100 × 100', 128 * 1024)),
  ]
  for (const { sticker, format, emoji_list, keywords } of stickers) {
    found.push(
      ...checkCount('emoji', folder + sticker, emoji_list.length, 1, 20),
      ...checkCount('count', `${folder}${sticker}: keywords`, keywords.length, 0, 20),
      ...checkText(folder + sticker, 'keywords', keywords.join(''), 0, 64),
      ...(await checkSticker(sticker, format)),
    )
  }
  return found
}
