import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { unzipFiles } from '../unzip-files'
import { byPath, checkCount, checkMoving, checkStill, checkText, readJson, type Files, wrong } from './find-faults'
import type { Look, Seen } from './look'

// The rules of WhatsApp's StickerPackValidator.java, in its order, with its own figures; and that the .wastickers files hold
// the same pictures, as do the hand-offs for iOS. Shares nothing with platforms/whatsapp.ts on purpose: a mistake there is found here.

const Contents = z.object({
  android_play_store_link: z.string(),
  ios_app_store_link: z.string(),
  sticker_packs: z
    .array(
      z.object({
        identifier: z.string(),
        name: z.string(),
        publisher: z.string(),
        tray_image_file: z.string().min(1),
        image_data_version: z.string().min(1),
        avoid_cache: z.boolean(),
        animated_sticker_pack: z.boolean().optional(),
        publisher_email: z.string(),
        publisher_website: z.string(),
        privacy_policy_website: z.string(),
        license_agreement_website: z.string(),
        stickers: z.array(
          z.object({
            image_file: z.string().min(1),
            emojis: z.array(z.string().min(1)),
            accessibility_text: z.string().optional(),
          }),
        ),
      }),
    )
    .min(1),
})

type Pack = z.infer<typeof Contents>['sticker_packs'][number]

const exactly512 = ({ width, height }: Seen) => width === 512 && height === 512
const trayLike = ({ width, height }: Seen) => Math.min(width, height) >= 24 && Math.max(width, height) <= 512

const STILL = { format: 'webp', maxBytes: 100 * 1024, fits: exactly512, size: '512 × 512' } as const
const MOVING = {
  format: 'webp',
  maxBytes: 500 * 1024,
  fits: exactly512,
  size: '512 × 512',
  least: 2,
  leastMs: 8,
  mostMs: 10_000,
  // Its checker does not ask how often.
  loops: { least: 0, most: 65_535 },
} as const

export async function validateWhatsapp(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const contents = Contents.safeParse(readJson(files.get('contents.json')))
  if (!contents.success) return [wrong(files.has('contents.json') ? 'json' : 'missing', 'contents.json')]
  const { sticker_packs: packs } = contents.data
  const found: Problem[] = []
  if (new Set(packs.map(({ identifier }) => identifier)).size < packs.length)
    found.push(wrong('differs', 'contents.json', { found: 'identifier' }))
  for (const pack of packs) found.push(...checkWords(pack), ...(await checkPictures(files, pack, look)))

  const archives = list.filter(({ path }) => path.endsWith('.wastickers'))
  found.push(...checkCount('count', '*.wastickers', archives.length, packs.length, packs.length))
  for (const [index, archive] of archives.entries()) {
    const pack = packs[index]
    if (pack) found.push(...(await checkArchive(files, pack, archive)))
  }
  for (const [index, pack] of packs.entries())
    found.push(...checkHandOff(files, pack, packs.length > 1 ? `ios-${index + 1}.json` : 'ios.json'))
  return found
}

function checkWords(pack: Pack): Problem[] {
  const file = 'contents.json'
  const found = [
    ...checkText(file, 'identifier', pack.identifier, 1, 128),
    ...checkText(file, 'publisher', pack.publisher, 1, 128),
    ...checkText(file, 'name', pack.name, 1, 128),
  ]
  if (!/^[\w\-.,'\s]+$/.test(pack.identifier) || pack.identifier.includes('..'))
    found.push(wrong('text', file, { field: 'identifier', measured: pack.identifier.length, least: 1, most: 128 }))
  for (const site of [pack.publisher_website, pack.privacy_policy_website, pack.license_agreement_website])
    if (site !== '' && !/^https?:\/\//.test(site)) found.push(wrong('differs', file, { found: site }))
  return found
}

async function checkPictures(files: Files, pack: Pack, look: Look): Promise<Problem[]> {
  const at = (name: string) => `${pack.identifier}/${name}`
  const moves = pack.animated_sticker_pack ?? false
  const found: Problem[] = []
  const tray = at(pack.tray_image_file)
  found.push(
    ...(await checkStill(look, tray, files.get(tray), {
      format: 'png',
      maxBytes: 50 * 1024,
      fits: trayLike,
      size: '24–512 × 24–512',
    })),
    ...checkCount('count', pack.identifier, pack.stickers.length, 3, 30),
  )
  for (const { image_file, emojis, accessibility_text } of pack.stickers) {
    const file = at(image_file)
    found.push(...checkCount('emoji', file, emojis.length, 1, 3))
    if (accessibility_text !== undefined)
      found.push(...checkText(file, 'accessibility_text', accessibility_text, 0, moves ? 255 : 125))
    found.push(
      ...(await (moves
        ? checkMoving(look, file, files.get(file), MOVING)
        : checkStill(look, file, files.get(file), STILL))),
    )
  }
  return found
}

/** What a sticker app reads must be the pack that was checked. */
async function checkArchive(files: Files, pack: Pack, { path, bytes }: ExportFile): Promise<Problem[]> {
  const inside = await unzipFiles(bytes)
  if (!inside) return [wrong('damaged', path)]
  const there = byPath(inside)
  const wanted: [string, Uint8Array | undefined][] = [
    ['title.txt', Buffer.from(pack.name)],
    ['author.txt', Buffer.from(pack.publisher)],
    ['cover.png', files.get(`${pack.identifier}/${pack.tray_image_file}`)],
    ...pack.stickers.map(({ image_file }): [string, Uint8Array | undefined] => [
      image_file,
      files.get(`${pack.identifier}/${image_file}`),
    ]),
  ]
  const found = checkCount('count', path, inside.length, wanted.length, wanted.length)
  for (const [name, same] of wanted) {
    const given = there.get(name)
    if (!given || !same || !Buffer.from(given).equals(same)) found.push(wrong('differs', path, { found: name }))
  }
  return found
}

const HandOff = z.object({
  identifier: z.string(),
  name: z.string(),
  publisher: z.string(),
  tray_image: z.base64(),
  animated_sticker_pack: z.boolean(),
  stickers: z.array(
    z.object({ image_data: z.base64(), emojis: z.array(z.string()), accessibility_text: z.string().optional() }),
  ),
})

/** What is put on an iPhone's pasteboard must be the pack that was checked: every word, every byte. */
function checkHandOff(files: Files, pack: Pack, path: string): Problem[] {
  const read = HandOff.safeParse(readJson(files.get(path)))
  if (!read.success) return [wrong(files.has(path) ? 'json' : 'missing', path)]
  const text = (name: string) => Buffer.from(files.get(`${pack.identifier}/${name}`) ?? []).toString('base64')
  const same: z.infer<typeof HandOff> = {
    identifier: pack.identifier,
    name: pack.name,
    publisher: pack.publisher,
    tray_image: text(pack.tray_image_file),
    animated_sticker_pack: pack.animated_sticker_pack ?? false,
    stickers: pack.stickers.map(({ image_file, emojis, accessibility_text }) => ({
      image_data: text(image_file),
      emojis,
      ...(accessibility_text !== undefined && { accessibility_text }),
    })),
  }
  return JSON.stringify(read.data) === JSON.stringify(same) ? [] : [wrong('differs', path, { found: pack.identifier })]
}
