import { clip } from '@/core/text'
import { square } from '../motion/target'
import type { FilledSticker, Platform } from '../platform'
import { validateDiscord } from '../validators/discord'
import { folderOf, jsonFile, numbered, shortName } from './words'

const SIDE = 320
const MAX_BYTES = 524_288

/**
 * Discord, stickers of a server. Whoever may make expressions there uploads them one by one, or a bot with
 * `POST /guilds/{id}/stickers`: `stickers.json` has the fields of that call. There are no packs; a server has 5 places free, more with boosts.
 */
export const discord = {
  name: 'Discord',
  hands: 'buyer',
  shown: { side: 160, in: 'chat', grounds: ['#ffffff', '#313338'] },
  ways: [{ by: 'files', steps: 3 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 1, most: 1 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'png', maxBytes: MAX_BYTES } },
  covers: {},
  moving: {
    mix: 'together',
    pictures: {
      sticker: {
        format: 'apng',
        sizes: [square(SIDE)],
        maxBytes: MAX_BYTES,
        maxFps: 20,
        maxMs: 5_000,
        minFrames: 2,
        loops: 0,
        likeness: 0.99,
      },
    },
  },
  limits: [
    { what: 'Sticker', limit: 'PNG, exactly 320 × 320 px, at most 524,288 bytes' },
    { what: 'Moving sticker', limit: 'APNG of the same size and weight, at most 5 s' },
    { what: 'Name', limit: '2 to 30 characters' },
    { what: 'Description', limit: 'empty, or 2 to 100 characters' },
    { what: 'Tags', limit: 'one emoji; at most 200 characters' },
  ],
  sources: [
    {
      what: 'All of it',
      where: 'github.com/discord/discord-api-docs @c98d64bc: developers/resources/sticker.mdx, lines 156–171',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Size in a chat',
      where: 'allimgtools.app, Discord Sticker Size 2026 (160 px)',
      read: '2026-11-28',
      trust: 'secondary',
    },
  ],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const stickers = pack.stickers.map((sticker) => ({
        file: fileName(sticker),
        name: shortName(sticker, 30),
        description: describe(sticker.alt),
        tags: sticker.emoji[0] ?? '',
      }))
      return [
        jsonFile(`${folder}stickers.json`, { title: pack.title, stickers }),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
      ]
    })
  },
  validate: validateDiscord,
} satisfies Platform

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`

/** One character is not taken, none is. */
const describe = (alt: string) => (alt.length < 2 ? '' : clip(alt, 100))
