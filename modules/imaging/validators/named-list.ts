import type { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, readJson, wrong } from './find-faults'

/** Something in a list, and the file beside the list that it names. */
type Listed<T> = (one: T, file: string, bytes: Uint8Array | undefined) => Promise<Problem[]>

interface ListForm<T> {
  /** The list's file name; each folder has one. */
  list: string
  schema: z.ZodType<readonly T[]>
}

/** Folders with a list of what lies in them: each list is there, can be read, is not empty, and names nothing twice. */
export async function checkLists<T extends { file: string; name: string }>(
  exported: readonly ExportFile[],
  { list, schema }: ListForm<T>,
  checkOne: Listed<T>,
): Promise<Problem[]> {
  const files = byPath(exported)
  const lists = exported.map(({ path }) => path).filter((path) => path === list || path.endsWith(`/${list}`))
  if (lists.length === 0) return [wrong('missing', list)]
  const found: Problem[] = []
  for (const path of lists) {
    const read = schema.safeParse(readJson(files.get(path)))
    if (!read.success) {
      found.push(wrong('json', path))
      continue
    }
    const all = read.data
    const folder = path.slice(0, -list.length)
    found.push(...checkCount('count', path, all.length, 1, Infinity))
    const names = new Set(all.map(({ name }) => name)).size
    found.push(...checkCount('count', `${path}: name`, names, all.length, all.length))
    for (const one of all) {
      const file = folder + one.file
      found.push(...(await checkOne(one, file, files.get(file))))
    }
  }
  return found
}
