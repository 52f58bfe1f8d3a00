import { square } from '../motion/target'
import type { Platform } from '../platform'
import { validateDiscordEmoji } from '../validators/discord-emoji'
import { emojiFiles } from './words'

const SIDE = 128
const MAX_BYTES = 262_144

/**
 * Discord, emoji of a server: uploaded many at once in its settings, named by their files there.
 */
export const discordEmoji = {
  name: 'Discord emoji',
  hands: 'buyer',
  shown: { side: 22, guessed: true, in: 'line', grounds: ['#ffffff', '#313338'] },
  ways: [{ by: 'files', steps: 2 }],
  count: { least: 1, most: 1000 },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'png', maxBytes: MAX_BYTES } },
  covers: {},
  moving: {
    mix: 'together',
    pictures: {
      sticker: {
        format: 'gif',
        sizes: [square(SIDE)],
        maxBytes: MAX_BYTES,
        maxFps: 20,
        maxMs: 10_000,
        minFrames: 2,
        loops: 0,
        // Its edges are hard, whatever is done: this is where the drawing itself begins to suffer.
        likeness: 0.85,
      },
    },
  },
  limits: [
    { what: 'Emoji', limit: 'PNG, 128 × 128 px, at most 262,144 bytes' },
    { what: 'Moving emoji', limit: 'GIF of the same size and weight; ours play at most 10 s' },
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
  files: (packs) => emojiFiles(packs, 32),
  validate: validateDiscordEmoji,
} satisfies Platform
