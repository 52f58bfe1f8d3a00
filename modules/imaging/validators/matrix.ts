import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkMoving, checkStill, readJson, wrong } from './find-faults'

const Content = z.object({
  pack: z.object({
    display_name: z.string().min(1),
    usage: z.array(z.enum(['sticker', 'emoticon'])),
    attribution: z.string(),
  }),
  images: z.record(
    z.string().regex(/^[a-zA-Z0-9\-_]{1,100}$/),
    z.object({
      url: z.string(),
      body: z.string().min(1),
      info: z.object({ w: z.number(), h: z.number(), mimetype: z.enum(['image/png', 'image/webp']), size: z.number() }),
    }),
  ),
})

const NAME = 'image_pack.json'
/** Room for what a server adds to the content: who, when, where, hashes, signatures. */
const EVENT_BYTES = 65_536 - 2_000

const exactly512 = ({ width, height }: Seen) => width === 512 && height === 512

const RULE = { maxBytes: 1_000_000, fits: exactly512, size: '512 × 512' }

/** MSC2545: the content of m.room.image_pack, and that every picture is there as it says. */
export async function validateMatrix(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const packs = list.map(({ path }) => path).filter((path) => path === NAME || path.endsWith(`/${NAME}`))
  if (packs.length === 0) return [wrong('missing', NAME)]
  const found: Problem[] = []
  for (const path of packs) {
    const read = Content.safeParse(readJson(files.get(path)))
    if (!read.success) {
      found.push(wrong('json', path))
      continue
    }
    const bytes = Buffer.byteLength(JSON.stringify(read.data))
    if (bytes > EVENT_BYTES) found.push(wrong('weight', path, { bytes, limitBytes: EVENT_BYTES }))
    const images = Object.values(read.data.images)
    found.push(...checkCount('count', path, images.length, 1, Infinity))
    for (const { url, info } of images) {
      const file = path.slice(0, -NAME.length) + url
      const picture = files.get(file)
      if (picture && picture.length !== info.size) found.push(wrong('differs', file, { found: 'size' }))
      found.push(
        ...(info.mimetype === 'image/png'
          ? await checkStill(look, file, picture, { ...RULE, format: 'png' })
          : await checkMoving(look, file, picture, { ...RULE, format: 'webp', least: 2, leastMs: 8, mostMs: 30_000 })),
      )
    }
  }
  return found
}
