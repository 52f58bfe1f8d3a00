import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkEither, type Files, readJson, wrong } from './find-faults'

const Pack = z.object({
  properties: z.object({ 'grid-size': z.enum(['small', 'regular', 'large']) }),
  stickers: z.array(z.object({ filename: z.string().regex(/\.sticker$/) })),
})
const Sticker = z.object({ properties: z.object({ filename: z.string() }) })

const SIDES = { small: 300, regular: 408, large: 618 }

/** Apple's MSStickerSize and its limit of 500 KB. Every .stickerpack is a pack of one size; all three have to be there. */
export async function validateImessage(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const packs = list.map(({ path }) => path).filter((path) => path.endsWith('.stickerpack/Contents.json'))
  const found = packs.length % 3 === 0 && packs.length > 0 ? [] : [wrong('missing', '*.stickerpack/Contents.json')]
  for (const path of packs) found.push(...(await checkPack(files, path, look)))
  return found
}

async function checkPack(files: Files, path: string, look: Look): Promise<Problem[]> {
  const read = Pack.safeParse(readJson(files.get(path)))
  if (!read.success) return [wrong('json', path)]
  const { properties, stickers } = read.data
  const side = SIDES[properties['grid-size']]
  const rule = {
    format: 'png',
    maxBytes: 500_000,
    fits: ({ width, height }: Seen) => width === side && height === side,
    size: `${side} × ${side}`,
  } as const
  const folder = path.slice(0, -'Contents.json'.length)
  const found = checkCount('count', path, stickers.length, 1, Infinity)
  for (const { filename } of stickers) {
    const inside = `${folder}${filename}/`
    const described = Sticker.safeParse(readJson(files.get(`${inside}Contents.json`)))
    if (!described.success) {
      found.push(wrong('json', `${inside}Contents.json`))
      continue
    }
    const file = inside + described.data.properties.filename
    found.push(...(await checkEither(look, file, files.get(file), rule, { ...rule, least: 2, mostMs: 30_000 })))
  }
  return found
}
