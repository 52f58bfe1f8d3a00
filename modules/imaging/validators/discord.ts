import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkEither, checkText, readJson, wrong } from './find-faults'

const List = z.object({
  stickers: z.array(z.object({ file: z.string(), name: z.string(), description: z.string(), tags: z.string() })),
})
const LIST = 'stickers.json'

const exactly = ({ width, height }: Seen) => width === 320 && height === 320

const RULE = { format: 'png', maxBytes: 512 * 1024, fits: exactly, size: '320 × 320' } as const

export async function validateDiscord(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const lists = list.map(({ path }) => path).filter((path) => path === LIST || path.endsWith(`/${LIST}`))
  if (lists.length === 0) return [wrong('missing', LIST)]
  const found: Problem[] = []
  for (const path of lists) {
    const read = List.safeParse(readJson(files.get(path)))
    if (!read.success) {
      found.push(wrong('json', path))
      continue
    }
    const { stickers } = read.data
    const folder = path.slice(0, -LIST.length)
    found.push(...checkCount('count', path, stickers.length, 1, Infinity))
    const names = new Set(stickers.map(({ name }) => name)).size
    found.push(...checkCount('count', `${path}: name`, names, stickers.length, stickers.length))
    for (const one of stickers) {
      const file = folder + one.file
      found.push(
        ...checkText(file, 'name', one.name, 2, 30),
        ...(one.description === '' ? [] : checkText(file, 'description', one.description, 2, 100)),
        ...checkText(file, 'tags', one.tags, 1, 200),
        ...(await checkEither(look, file, files.get(file), RULE, { ...RULE, least: 2, mostMs: 5000 })),
      )
    }
  }
  return found
}
