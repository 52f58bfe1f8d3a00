import type { ExportFile, FilledPack, Platform } from '../platform'
import { validateLine } from '../validators/line'
import { zipFiles } from '../zip-files'

const WIDTH = 370
const HEIGHT = 320
const MARGIN = 10
/** 1 MB, read as 1,000,000. */
const MAX_BYTES = 1_000_000

/**
 * LINE, still stickers, for LINE Creators Market: one ZIP a pack as its upload page takes it. Only the artist can hand it in,
 * and LINE reviews it itself; a buyer can't add a pack from outside.
 */
export const line = {
  name: 'LINE',
  hands: 'artist',
  ways: [{ by: 'artist', steps: 3 }],
  count: { least: 8, most: 40, exactly: [8, 16, 24, 32, 40] },
  emoji: { least: 0, most: 0 },
  pictures: { sticker: { width: WIDTH, height: HEIGHT, margin: MARGIN, format: 'png', maxBytes: MAX_BYTES } },
  covers: {
    main: { width: 240, height: 240, format: 'png', maxBytes: MAX_BYTES },
    tab: { width: 96, height: 74, format: 'png', maxBytes: MAX_BYTES },
  },
  limits: [
    { what: 'Sticker', limit: 'PNG, at most 370 × 320 px with even sides and some 10 px of margin, at most 1 MB' },
    { what: 'Main and tab picture', limit: 'PNG, 240 × 240 and 96 × 74 px' },
    { what: 'Pack', limit: '8, 16, 24, 32 or 40 stickers, as a ZIP of at most 20 MB' },
    {
      what: 'Words, asked on its page',
      limit: 'creator 50, title 40, description 160, copyright 50 characters; CJK counts double',
    },
  ],
  sources: [
    {
      what: 'All of it',
      where: 'creator.line.me/en/guideline/sticker/ (a stored copy of unknown age)',
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
