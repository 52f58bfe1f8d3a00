import type { FilledSticker, Platform } from '../platform'
import { validateSlack } from '../validators/slack'
import { folderOf, jsonFile, numbered, shortName } from './words'

const SIDE = 128
const MAX_BYTES = 128_000

/**
 * Slack, emoji of a workspace: added by hand, one by one, by whoever may. Its own page was not at hand: the limits are others’ words,
 * read strictly.
 */
export const slack = {
  name: 'Slack',
  hands: 'buyer',
  ways: [{ by: 'files', steps: 3 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'png', maxBytes: MAX_BYTES } },
  covers: {},
  limits: [
    { what: 'Emoji', limit: 'PNG, 128 × 128 px, at most 128,000 bytes' },
    { what: 'Name', limit: 'small letters, digits and `_`' },
  ],
  sources: [{ what: 'All of it', where: 'xconvert.com, makeemoji.com', read: '2026-11-22', trust: 'secondary' }],
  files(packs) {
    return packs.flatMap((pack, index) => {
      const folder = folderOf(index, packs)
      const emoji = pack.stickers.map((sticker) => ({ file: fileName(sticker), name: shortName(sticker, 100) }))
      return [
        jsonFile(`${folder}emoji.json`, { title: pack.title, emoji }),
        ...pack.stickers.map((sticker) => ({
          path: folder + fileName(sticker),
          bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
        })),
      ]
    })
  },
  validate: validateSlack,
} satisfies Platform

const fileName = ({ place }: FilledSticker) => `${numbered(place)}.png`
