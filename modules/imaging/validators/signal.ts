import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { openBlob } from '../signal/open-blob'
import { readManifest } from '../signal/read-manifest'
import { byPath, checkCount, checkMoving, checkStill, checkText, type Files, readJson, wrong } from './find-faults'
import type { Look, Seen } from './look'

const Pack = z.object({
  title: z.string(),
  author: z.string(),
  cover: z.string(),
  stickers: z.array(z.object({ file: z.string(), emoji: z.string() })),
})

const exactly512 = ({ width, height }: Seen) => width === 512 && height === 512

const aSquare = ({ width, height }: Seen) => width === height && width >= 10 && width <= 512
const STILL = { format: 'webp', maxBytes: 300 * 1024, fits: exactly512, size: '512 × 512' } as const
const MOVING = {
  format: 'png',
  maxBytes: 300 * 1024,
  fits: aSquare,
  size: '10–512, square',
  least: 2,
  mostMs: 30_000,
} as const

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
        ...(await (file.endsWith('.png')
          ? checkMoving(look, folder + file, files.get(folder + file), MOVING)
          : checkStill(look, folder + file, files.get(folder + file), STILL))),
      )
    }
    found.push(...checkUpload(files, folder, read.data))
  }
  return found
}

const Upload = z.object({
  packKey: z.string().regex(/^[0-9a-f]{64}$/),
  manifest: z.literal('manifest.proto'),
  stickers: z.array(z.string()),
  link: z.string(),
})

/** The encrypted set opens with its key, to the very pack beside it: title, author, cover, emoji and every picture. */
function checkUpload(files: Files, folder: string, pack: z.infer<typeof Pack>): Problem[] {
  const at = (name: string) => `${folder}upload/${name}`
  const upload = Upload.safeParse(readJson(files.get(at('upload.json'))))
  if (!upload.success) return [wrong(files.has(at('upload.json')) ? 'json' : 'missing', at('upload.json'))]
  const { packKey, stickers, link } = upload.data
  const key = Buffer.from(packKey, 'hex')
  const open = (name: string) => openBlob(key, files.get(at(name)) ?? new Uint8Array())
  const found = checkCount('count', at('upload.json'), stickers.length, pack.stickers.length, pack.stickers.length)
  if (!new RegExp(`^https://signal\\.art/addstickers/#pack_id=PACK_ID&pack_key=${packKey}$`).test(link))
    found.push(wrong('differs', at('upload.json'), { found: 'link' }))

  const bytes = open('manifest.proto')
  const manifest = bytes && readManifest(bytes)
  if (!manifest) found.push(wrong(files.has(at('manifest.proto')) ? 'damaged' : 'missing', at('manifest.proto')))
  else {
    const wanted = pack.stickers.map(({ emoji }, id) => ({ id, emoji }))
    const cover = wanted.find(({ id }) => pack.stickers[id]?.file === pack.cover)
    const same = { title: pack.title, author: pack.author, cover, stickers: wanted }
    if (JSON.stringify(manifest) !== JSON.stringify(same)) found.push(wrong('differs', at('manifest.proto')))
  }
  for (const [id, { file }] of pack.stickers.entries()) {
    const picture = open(String(id))
    if (!picture) found.push(wrong(files.has(at(String(id))) ? 'damaged' : 'missing', at(String(id))))
    else if (!picture.equals(files.get(folder + file) ?? Buffer.alloc(0))) found.push(wrong('differs', at(String(id))))
  }
  return found
}
