import type { FilledSticker, Platform } from '../platform'
import { validateDiscordEmoji } from '../validators/discord-emoji'
import { folderOf, jsonFile, numbered, shortName } from './words'

const SIDE = 128
const MAX_BYTES = 262_144

/**
 * Discord, emoji of a server: uploaded many at once in its settings, named by their files there.
 */
export const discordEmoji = {
  name: 'Discord emoji',
  hands: 'buyer',
  ways: [{ by: 'files', steps: 2 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'png', maxBytes: MAX_BYTES } },
  covers: {},
  limits: [
    { what: 'Emoji', limit: 'PNG, 128 × 128 px, at most 262,144 bytes' },
    { what: 'Name', limit: '2 to 32 letters, digits and `_`' },
  ],
  sources: [
    {
      what: 'Size and bytes',
      where: 'github.com/discord/discord-api-docs @c98d64bc: developers/resources/emoji.mdx, line 126',
      read: '2026-11-22',
      trust: 'primary',
    },
  ],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const emoji = pack.stickers.map((sticker) => ({ file: fileName(sticker), name: shortName(sticker, 32) }))
      return [
        jsonFile(`${folder}emoji.json`, { title: pack.title, emoji }),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
      ]
    })
  },
  validate: validateDiscordEmoji,
} satisfies Platform

const fileName = ({ place }: FilledSticker) => `${numbered(place)}.png`
