import { square } from '../motion/target'
import type { FilledSticker, Platform } from '../platform'
import { validateMatrix } from '../validators/matrix'
import { folderOf, jsonFile, numbered, shortName } from './words'

const SIDE = 512
/** A homeserver decides; this one all are known to take. */
const MAX_BYTES = 1_000_000

/**
 * Matrix, sticker pack of a room (MSC2545): the pictures, and the content of the `m.room.image_pack` event. Each `url` there
 * is the picture's file, to be replaced by the `mxc://` address it gets when it is uploaded to one's own homeserver.
 */
export const matrix = {
  name: 'Matrix',
  hands: 'buyer',
  shown: { side: 324, in: 'chat', grounds: ['#ffffff', '#101317'] },
  ways: [{ by: 'files', steps: 3 }],
  count: { least: 1, most: 120 },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'png', maxBytes: MAX_BYTES } },
  covers: {},
  moving: {
    mix: 'together',
    pictures: {
      sticker: {
        format: 'webp',
        sizes: [square(SIDE)],
        maxBytes: MAX_BYTES,
        maxFps: 20,
        maxMs: 10_000,
        minFrames: 2,
        loops: 0,
        likeness: 0.984,
      },
    },
  },
  limits: [
    {
      what: 'Sticker',
      limit: 'any picture, 512 × 512 px or more; ours are PNG of exactly that, or animated WebP, at most 1 MB',
    },
    { what: 'Pack', limit: 'one event of at most 65,536 bytes: we put 120 stickers in it at most' },
    { what: 'Shortcode', limit: '1 to 100 bytes of letters, digits, `-` and `_`' },
  ],
  sources: [
    {
      what: 'All but the bytes of a picture',
      where: 'github.com/matrix-org/matrix-spec-proposals @82e3177: proposals/2545-emotes.md',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Size in a chat',
      where: 'github.com/element-hq/element-web: ImageSize.ts, SIZE_NORMAL_LANDSCAPE (324 px)',
      read: '2026-11-28',
      trust: 'tool',
    },
  ],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const images = pack.stickers.map((sticker) => [
        shortName(sticker, 60),
        {
          url: fileName(sticker),
          body: sticker.alt || (sticker.emoji[0] ?? ''),
          info: {
            w: SIDE,
            h: SIDE,
            mimetype: `image/${sticker.ending}`,
            size: sticker.pictures['sticker']?.length ?? 0,
          },
        },
      ])
      const content = {
        pack: { display_name: pack.title, usage: ['sticker'], attribution: pack.author },
        images: Object.fromEntries(images) as Record<string, unknown>,
      }
      return [
        jsonFile(`${folder}image_pack.json`, content),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
      ]
    })
  },
  validate: validateMatrix,
} satisfies Platform

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`
