import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, checkStill, checkText, readJson, type Files, wrong } from './find-faults'
import type { Look, Seen } from './look'

const Set = z.object({
  title: z.string(),
  sticker_type: z.literal('regular'),
  thumbnail: z.string(),
  stickers: z.array(
    z.object({
      sticker: z.string(),
      format: z.literal('static'),
      emoji_list: z.array(z.string().min(1)),
      keywords: z.array(z.string().min(1)),
    }),
  ),
})

const sides512 = ({ width, height }: Seen) => Math.max(width, height) === 512
const sides100 = ({ width, height }: Seen) => width === 100 && height === 100

/** core.telegram.org/stickers and the Bot API's InputSticker; byte limits of TDLib. Every set.json is a set. */
export async function validateTelegram(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const sets = list.map(({ path }) => path).filter((path) => path === 'set.json' || path.endsWith('/set.json'))
  if (sets.length === 0) return [wrong('missing', 'set.json')]
  const found: Problem[] = []
  for (const path of sets) found.push(...(await checkSet(files, path, look)))
  return found
}

async function checkSet(files: Files, path: string, look: Look): Promise<Problem[]> {
  const read = Set.safeParse(readJson(files.get(path)))
  if (!read.success) return [wrong('json', path)]
  const { title, thumbnail, stickers } = read.data
  const folder = path.slice(0, -'set.json'.length)
  const picture = (name: string, side: (seen: Seen) => boolean, size: string, maxBytes: number) =>
    checkStill(look, folder + name, files.get(folder + name), { format: 'webp', maxBytes, fits: side, size })

  const found = [
    ...checkText(path, 'title', title, 1, 64),
    ...checkCount('count', path, stickers.length, 1, 120),
    ...(await picture(thumbnail, sides100, '100 × 100', 128 * 1024)),
  ]
  for (const { sticker, emoji_list, keywords } of stickers) {
    found.push(
      ...checkCount('emoji', folder + sticker, emoji_list.length, 1, 20),
      ...checkCount('count', `${folder}${sticker}: keywords`, keywords.length, 0, 20),
      ...checkText(folder + sticker, 'keywords', keywords.join(''), 0, 64),
      ...(await picture(sticker, sides512, '512 × ≤ 512', 512 * 1024)),
    )
  }
  return found
}
