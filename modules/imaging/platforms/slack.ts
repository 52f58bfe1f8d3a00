import { square } from '../motion/target'
import type { Platform } from '../platform'
import { validateSlack } from '../validators/slack'
import { emojiFiles } from './words'

const SIDE = 128
const MAX_BYTES = 128_000

/**
 * Slack, emoji of a workspace: added by hand, one by one, by whoever may. Its own page was not at hand: the limits are others’ words,
 * read strictly.
 */
export const slack = {
  name: 'Slack',
  hands: 'buyer',
  shown: { side: 22, guessed: true, in: 'line', grounds: ['#ffffff', '#1a1d21'] },
  ways: [{ by: 'files', steps: 3 }],
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
        maxFrames: 50,
        loops: 0,
        // Its edges are hard, whatever is done: this is where the drawing itself begins to suffer.
        likeness: 0.85,
      },
    },
  },
  limits: [
    { what: 'Emoji', limit: 'PNG, 128 × 128 px, at most 128,000 bytes' },
    { what: 'Moving emoji', limit: 'GIF of the same size and weight, at most 50 frames' },
    { what: 'Name', limit: 'small letters, digits and `_`' },
  ],
  sources: [{ what: 'All of it', where: 'xconvert.com, makeemoji.com', read: '2026-11-22', trust: 'secondary' }],
  files: (packs) => emojiFiles(packs, 100),
  validate: validateSlack,
} satisfies Platform
