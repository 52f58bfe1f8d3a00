import type { MotionTarget } from '../motion/target'
import type { ExportFile, FilledPack, Platform } from '../platform'
import { validateLine } from '../validators/line'
import { zipFiles } from '../zip-files'

const WIDTH = 370
const HEIGHT = 320
const MARGIN = 10
const MOVING = { width: 320, height: 270 }
const MOVING_BYTES = 300_000
/** 1 MB, read as 1,000,000. */
const MAX_BYTES = 1_000_000

const moving = (size: MotionTarget['sizes'][number]): MotionTarget => ({
  format: 'apng',
  sizes: [size],
  maxBytes: MOVING_BYTES,
  maxFps: 20,
  maxMs: 4_000,
  minFrames: 5,
  maxFrames: 20,
  loops: 1,
  likeness: 0.99,
})

/**
 * LINE, for LINE Creators Market, where a set is all still or all moving: one ZIP a pack as its upload page takes it. Only the artist can hand it in,
 * and LINE reviews it itself; a buyer can't add a pack from outside.
 */
export const line = {
  name: 'LINE',
  hands: 'artist',
  shown: { side: 185, guessed: true, in: 'chat', grounds: ['#8cabd9', '#17202b'] },
  ways: [{ by: 'artist', steps: 3 }],
  count: { least: 8, most: 40, exactly: [8, 16, 24, 32, 40] },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: WIDTH, height: HEIGHT, margin: MARGIN, format: 'png', maxBytes: MAX_BYTES } },
  covers: {
    main: { width: 240, height: 240, format: 'png', maxBytes: MAX_BYTES },
    tab: { width: 96, height: 74, format: 'png', maxBytes: MAX_BYTES },
  },
  moving: {
    mix: 'apart',
    count: { least: 8, most: 24, exactly: [8, 16, 24] },
    pictures: { sticker: moving(MOVING) },
    covers: { main: moving({ width: 240, height: 240 }) },
  },
  limits: [
    { what: 'Sticker', limit: 'PNG, at most 370 × 320 px with even sides and some 10 px of margin, at most 1 MB' },
    {
      what: 'Moving sticker',
      limit:
        'APNG within 320 × 270 px, one side at least 270, at most 300 KB, 5 to 20 frames, 1 to 4 rounds, 4 s with all of them',
    },
    { what: 'Main and tab picture', limit: 'PNG, 240 × 240 and 96 × 74 px; the main one of a moving set moves' },
    { what: 'Pack', limit: '8, 16, 24, 32 or 40 stickers, 8, 16 or 24 moving ones, as a ZIP of at most 20 MB' },
    {
      what: 'Words, asked on its page',
      limit: 'creator 50, title 40, description 160, copyright 50 characters; CJK counts double',
    },
  ],
  sources: [
    {
      what: 'All of it',
      where: 'creator.line.me/en/guideline/sticker/ and …/animationsticker/ (a stored copy of unknown age)',
      read: '2026-11-22',
      trust: 'primary',
    },
  ],
  async files(packs) {
    const files: ExportFile[] = []
    for (const [index, pack] of packs.entries())
      files.push({ path: packs.length > 1 ? `pack-${index + 1}.zip` : 'pack.zip', bytes: await zipFiles(inside(pack)) })
    return files
  },
  validate: validateLine,
} satisfies Platform

function inside(pack: FilledPack): ExportFile[] {
  return [
    { path: 'main.png', bytes: pack.covers['main'] ?? new Uint8Array() },
    { path: 'tab.png', bytes: pack.covers['tab'] ?? new Uint8Array() },
    // LINE's own names: 01.png, 02.png, …, from 1 in every pack.
    ...pack.stickers.map(({ pictures }, index) => ({
      path: `${String(index + 1).padStart(2, '0')}.png`,
      bytes: pictures['sticker'] ?? new Uint8Array(),
    })),
  ]
}
