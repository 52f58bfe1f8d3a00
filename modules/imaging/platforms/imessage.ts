import { square } from '../motion/target'
import type { FilledSticker, Platform } from '../platform'
import { validateImessage } from '../validators/imessage'
import { folderOf, jsonFile, numbered } from './words'

/** Three sizes, of which an app takes one. In pixels, for screens of three pixels a point: 100, 136 and 206 points. */
const SIZES = { small: 300, regular: 408, large: 618 } as const
/** "Larger than 500 KB" is refused; read as 500,000. */
const MAX_BYTES = 500_000

const XCODE = { author: 'xcode', version: 1 }

const moving = (side: number) =>
  ({
    format: 'apng',
    sizes: [square(side)],
    maxBytes: MAX_BYTES,
    maxFps: 20,
    maxMs: 10_000,
    minFrames: 2,
    loops: 0,
    likeness: 0.99,
  }) as const

const picture = (side: number) => ({ width: side, height: side, format: 'png', maxBytes: MAX_BYTES }) as const

/**
 * iMessage, as a `.stickerpack` folder for Xcode in each of the three sizes. Only an app brings stickers into
 * iMessage, so these files are for whoever makes one: the artist.
 */
export const imessage = {
  name: 'iMessage',
  hands: 'artist',
  shown: { side: 100, in: 'chat', grounds: ['#ffffff', '#000000'] },
  ways: [{ by: 'artist', steps: 3 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 0, most: 0 },
  pictures: { small: picture(SIZES.small), regular: picture(SIZES.regular), large: picture(SIZES.large) },
  covers: {},
  moving: {
    mix: 'together',
    pictures: { small: moving(SIZES.small), regular: moving(SIZES.regular), large: moving(SIZES.large) },
  },
  limits: [
    {
      what: 'Sticker',
      limit: 'PNG, 300 × 300 (small), 408 × 408 (regular) or 618 × 618 px (large), at most 500,000 bytes',
    },
    { what: 'Moving sticker', limit: 'APNG of the same sizes and weight' },
    { what: 'Pack', limit: 'one size in a pack; no number is stated' },
  ],
  sources: [
    {
      what: 'Sizes and bytes',
      where: 'developer.apple.com/documentation/messages/msstickersize, …/stickerFileImproperFileSize',
      read: '2026-11-22',
      trust: 'primary',
    },
  ],
  files(packs) {
    return packs.flatMap((pack, index) =>
      Object.keys(SIZES).flatMap((size) => {
        const folder = `${folderOf(index, packs)}${size}.stickerpack/`
        return [
          jsonFile(`${folder}Contents.json`, {
            info: XCODE,
            properties: { 'grid-size': size },
            stickers: pack.stickers.map((sticker) => ({ filename: `${nameOf(sticker)}.sticker` })),
          }),
          ...pack.stickers.flatMap((sticker) => {
            const name = nameOf(sticker)
            const filename = `${name}.png`
            return [
              jsonFile(`${folder}${name}.sticker/Contents.json`, { info: XCODE, properties: { filename } }),
              { path: `${folder}${name}.sticker/${filename}`, bytes: sticker.pictures[size] ?? new Uint8Array() },
            ]
          }),
        ]
      }),
    )
  },
  validate: validateImessage,
} satisfies Platform

const nameOf = ({ place }: FilledSticker) => numbered(place)
