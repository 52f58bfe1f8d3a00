import type { FilledSticker, Platform } from '../platform'
import { validateSignal } from '../validators/signal'
import { folderOf, jsonFile, numbered, textFile } from './words'

const SIDE = 512
const STICKER_BYTES = 307_200

/**
 * Signal, still stickers, for the pack creator of Signal Desktop: it takes pictures by drag, asks an emoji for each, uploads
 * them encrypted and gives a link that adds the pack everywhere.
 */
export const signal = {
  name: 'Signal',
  hands: 'buyer',
  count: { least: 1, most: 200 },
  emoji: { least: 1, most: 1 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'webp', maxBytes: STICKER_BYTES } },
  covers: {},
  limits: [
    { what: 'Sticker', limit: 'WebP (or PNG), still, 512 × 512 px, at most 307,200 bytes' },
    { what: 'Pack', limit: '1 to 200 stickers, a title, an author, a cover (the first sticker)' },
    { what: 'Emoji', limit: 'one a sticker' },
  ],
  sources: [
    {
      what: 'Sizes, bytes, count',
      where:
        'github.com/signalapp/Signal-Desktop: sticker-creator/src/constants.ts @9801430, util/processImage.ts @3c25092',
      read: '2026-11-22',
      trust: 'primary',
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
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
      ]
    })
  },
  validate: validateSignal,
} satisfies Platform

const fileName = ({ place }: FilledSticker) => `${numbered(place)}.webp`
