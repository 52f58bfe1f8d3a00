import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkEither, checkText, readJson, wrong } from './find-faults'

const List = z.object({ emoji: z.array(z.object({ file: z.string(), name: z.string() })) })
const LIST = 'emoji.json'

const exactly = ({ width, height }: Seen) => width === 128 && height === 128

interface ListRule {
  nameMost: number
  maxBytes: number
  /** Of a GIF that moves. */
  mostFrames: number
}

/** Folders of emoji with a list of their names: what Discord's and Slack's have in common. They differ in their limits. */
export function emojiListValidator({ nameMost, maxBytes, mostFrames }: ListRule) {
  const rule = { maxBytes, fits: exactly, size: '128 × 128' }
  const still = { ...rule, format: 'png' } as const
  const moving = { ...rule, format: 'gif', least: 2, most: mostFrames, mostMs: 30_000, leastMs: 20 } as const

  return async (list: readonly ExportFile[], look: Look): Promise<Problem[]> => {
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
      const { emoji } = read.data
      const folder = path.slice(0, -LIST.length)
      found.push(...checkCount('count', path, emoji.length, 1, Infinity))
      const names = new Set(emoji.map(({ name }) => name)).size
      found.push(...checkCount('count', `${path}: name`, names, emoji.length, emoji.length))
      for (const one of emoji) {
        const file = folder + one.file
        found.push(
          ...checkText(file, 'name', /^[a-z0-9_]+$/.test(one.name) ? one.name : '', 2, nameMost),
          ...(await checkEither(look, file, files.get(file), still, moving)),
        )
      }
    }
    return found
  }
}
