import { createHash } from 'node:crypto'
import { square } from '../motion/target'
import type { ExportFile, FilledPack, FilledSticker, Platform } from '../platform'
import { sealBlob } from '../signal/seal-blob'
import { writeManifest } from '../signal/write-manifest'
import { validateSignal } from '../validators/signal'
import { folderOf, jsonFile, numbered, textFile } from './words'

const SIDE = 512
const STICKER_BYTES = 307_200

/**
 * Signal, for the pack creator of Signal Desktop: it takes pictures by drag, asks an emoji for each, uploads
 * them encrypted and gives a link that adds the pack everywhere. In `upload/` the same, encrypted already, for tools that
 * upload with an account of Signal's.
 */
export const signal = {
  name: 'Signal',
  hands: 'buyer',
  shown: { side: 175, in: 'chat', grounds: ['#ffffff', '#121212'] },
  ways: [
    { by: 'files', steps: 4 },
    { by: 'upload', steps: 3 },
  ],
  count: { least: 1, most: 200 },
  emoji: { least: 1, most: 1 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'webp', maxBytes: STICKER_BYTES } },
  covers: {},
  moving: {
    mix: 'together',
    pictures: {
      sticker: {
        format: 'apng',
        // Square, 10 to 512: what is too heavy at full size may be smaller.
        sizes: [square(SIDE), square(408), square(320)],
        maxBytes: STICKER_BYTES,
        maxFps: 20,
        // Its creator checks no time; 3 s is what converters hold to.
        maxMs: 3_000,
        minFrames: 2,
        loops: 0,
        likeness: 0.99,
      },
    },
  },
  limits: [
    { what: 'Sticker', limit: 'WebP (or PNG), still, 512 × 512 px, at most 307,200 bytes' },
    {
      what: 'Moving sticker',
      limit: 'APNG, square, 10 to 512 px, at most 307,200 bytes, plays for ever; ours at most 3 s',
    },
    { what: 'Pack', limit: '1 to 200 stickers, a title, an author, a cover (the first sticker)' },
    { what: 'Emoji', limit: 'one a sticker' },
    {
      what: 'Upload set',
      limit: 'manifest.proto and a file a sticker, each AES-256-CBC with HMAC-SHA256 under the pack’s key of 32 bytes',
    },
  ],
  sources: [
    {
      what: 'Sizes, bytes, count',
      where:
        'github.com/signalapp/Signal-Desktop: sticker-creator/src/constants.ts @9801430, util/processImage.ts @3c25092',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Manifest, keys, encryption',
      where:
        'github.com/signalapp/Signal-Desktop: protos/Stickers.proto, sticker-creator/src/util/crypto.ts; github.com/signalstickers/signalstickers-client @8c9acae: STICKERS_INTERNALS.md',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Size in a chat',
      where: 'Signal-Android and what was made of it: media_bubble_sticker_dimens (175 dp)',
      read: '2026-11-28',
      trust: 'tool',
    },
  ],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const described = {
        title: pack.title,
        author: pack.author,
        cover: pack.stickers[0] ? fileName(pack.stickers[0]) : '',
        stickers: pack.stickers.map((sticker) => ({
          file: fileName(sticker),
          emoji: sticker.emoji[0] ?? '',
        })),
      }
      const emoji = described.stickers.map((sticker) => `${sticker.file} ${sticker.emoji}\n`).join('')
      return [
        jsonFile(`${folder}pack.json`, described),
        textFile(`${folder}emoji.txt`, emoji),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: picture(sticker),
        })),
        ...uploadSet(pack, `${folder}upload/`),
      ]
    })
  },
  validate: validateSignal,
} satisfies Platform

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`
const picture = ({ pictures }: FilledSticker) => pictures['sticker'] ?? new Uint8Array()

/** What lies on Signal's server once the pack is there, and what the uploader needs to know to bring it there. */
function uploadSet(pack: FilledPack, folder: string): ExportFile[] {
  const key = packKey(pack)
  const emoji = pack.stickers.map((sticker) => sticker.emoji[0] ?? '')
  const hex = key.toString('hex')
  return [
    jsonFile(`${folder}upload.json`, {
      packKey: hex,
      manifest: 'manifest.proto',
      stickers: pack.stickers.map((_, id) => String(id)),
      // The server gives the pack its id when the form for the upload is asked for.
      link: `https://signal.art/addstickers/#pack_id=PACK_ID&pack_key=${hex}`,
    }),
    {
      path: `${folder}manifest.proto`,
      bytes: sealBlob(key, writeManifest({ title: pack.title, author: pack.author, emoji })),
    },
    ...pack.stickers.map((sticker, id) => ({ path: `${folder}${id}`, bytes: sealBlob(key, picture(sticker)) })),
  ]
}

/**
 * The pack's key is made of what it protects: the same pack always has the same one, and nobody can have it who does not
 * have every sticker already.
 */
function packKey({ id, version, stickers }: FilledPack): Buffer {
  const hash = createHash('sha256').update(`Signal pack key 1\n${id}\n${version}\n`)
  for (const sticker of stickers) hash.update(createHash('sha256').update(picture(sticker)).digest())
  return hash.digest()
}
