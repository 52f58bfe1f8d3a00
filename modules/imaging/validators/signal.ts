import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, checkStill, checkText, readJson, wrong } from './find-faults'
import type { Look, Seen } from './look'

const Pack = z.object({
  title: z.string(),
  author: z.string(),
  cover: z.string(),
  stickers: z.array(z.object({ file: z.string(), emoji: z.string() })),
})

const exactly512 = ({ width, height }: Seen) => width === 512 && height === 512

/** What Signal Desktop's creator takes (sticker-creator/src/constants.ts). Every pack.json is a pack. */
export async function validateSignal(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const packs = list.map(({ path }) => path).filter((path) => path === 'pack.json' || path.endsWith('/pack.json'))
  if (packs.length === 0) return [wrong('missing', 'pack.json')]
  const found: Problem[] = []
  for (const path of packs) {
    const read = Pack.safeParse(readJson(files.get(path)))
    if (!read.success) {
      found.push(wrong('json', path))
      continue
    }
    const { title, author, cover, stickers } = read.data
    const folder = path.slice(0, -'pack.json'.length)
    found.push(
      ...checkText(path, 'title', title, 1, Infinity),
      ...checkText(path, 'author', author, 1, Infinity),
      ...checkCount('count', path, stickers.length, 1, 200),
    )
    if (!stickers.some(({ file }) => file === cover)) found.push(wrong('missing', folder + cover))
    for (const { file, emoji } of stickers) {
      const characters = [...new Intl.Segmenter('en').segment(emoji)].length
      found.push(
        ...checkCount('emoji', folder + file, characters, 1, 1),
        ...(await checkStill(look, folder + file, files.get(folder + file), {
          format: 'webp',
          maxBytes: 300 * 1024,
          fits: exactly512,
          size: '512 × 512',
        })),
      )
    }
  }
  return found
}
