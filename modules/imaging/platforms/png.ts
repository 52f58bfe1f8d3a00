import { MASTER, type FilledSticker, type Platform } from '../platform'
import { validatePng } from '../validators/png'
import { folderOf, jsonFile, numbered } from './words'

/**
 * Plain pictures, for every other app and for whatever comes next: each sticker with all of its pixels, and everything that is
 * known of it in `pack.json`. Read back, it is the same pack.
 */
export const png = {
  name: 'PNG',
  hands: 'buyer',
  ways: [{ by: 'files', steps: 2 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 0, most: 20 },
  pictures: { sticker: MASTER },
  covers: {},
  carriesExtras: true,
  moving: { mix: 'together', pictures: { sticker: MASTER } },
  limits: [
    {
      what: 'Sticker',
      limit: 'PNG, RGBA, 8 bits, sRGB, as large as its master (at most 2,048 px a side), no metadata',
    },
    {
      what: 'Moving sticker',
      limit: 'its own file (WebP, GIF, APNG, TGS, Lottie), frames untouched, no metadata',
    },
    {
      what: 'Sound and effect',
      limit:
        'beside the sticker: 001-sound.ogg (Opus), 001-sound.aac, 001-effect.webp (played once over the page), and 001-effect.json, .webm or .apng as the artist sent it',
    },
    { what: 'Pack', limit: 'all of its stickers, with emoji, description and tags in pack.json' },
  ],
  sources: [
    { what: 'Our own format', where: 'modules/imaging/platforms/png.ts', read: '2026-11-28', trust: 'primary' },
  ],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const described = {
        format: 'mulsaq-pack-1',
        id: pack.id,
        version: pack.version,
        title: pack.title,
        author: pack.author,
        stickers: pack.stickers.map((sticker) => ({
          file: fileName(sticker),
          emoji: sticker.emoji,
          alt: sticker.alt,
          tags: sticker.tags,
          ...(sticker.extras && { extras: Object.keys(sticker.extras).map((name) => extraName(sticker, name)) }),
        })),
      }
      return [
        jsonFile(`${folder}pack.json`, described),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
        ...pack.stickers.flatMap((sticker) =>
          Object.entries(sticker.extras ?? {}).map(([name, bytes]) => ({
            path: folder + extraName(sticker, name),
            bytes,
          })),
        ),
      ]
    })
  },
  validate: validatePng,
} satisfies Platform

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`

const extraName = ({ place }: FilledSticker, name: string) => `${numbered(place)}-${name}`
