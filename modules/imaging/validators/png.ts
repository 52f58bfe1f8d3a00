import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, checkStill, checkText, readJson, wrong } from './find-faults'
import type { Look, Seen } from './look'

const Pack = z.object({
  format: z.literal('mulsaq-pack-1'),
  id: z.string().min(1),
  version: z.int().positive(),
  title: z.string(),
  author: z.string(),
  stickers: z.array(
    z.object({ file: z.string(), emoji: z.array(z.string()), alt: z.string(), tags: z.array(z.string()) }),
  ),
})

const anySize = ({ width, height }: Seen) => Math.min(width, height) >= 1 && Math.max(width, height) <= 2048

/** Our own archive: every picture that pack.json names, whole, without metadata; and none that it does not name. */
export async function validatePng(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const read = Pack.safeParse(readJson(files.get('pack.json')))
  if (!read.success) return [wrong(files.has('pack.json') ? 'json' : 'missing', 'pack.json')]
  const { stickers, title } = read.data
  const found = [
    ...checkText('pack.json', 'title', title, 1, Infinity),
    ...checkCount('count', 'pack.json', stickers.length, 1, 1000),
    ...checkCount('count', '*.png', list.length - 1, stickers.length, stickers.length),
  ]
  for (const { file } of stickers)
    found.push(
      ...(await checkStill(look, file, files.get(file), {
        format: 'png',
        maxBytes: 30_000_000,
        fits: anySize,
        size: '≤ 2048 × ≤ 2048',
      })),
    )
  return found
}
