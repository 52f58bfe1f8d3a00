import type { MotionTarget } from './motion/target'

const square = (side: number) => ({ width: side, height: side })

/**
 * Moving stickers by where they go. Sources and days are in platforms/ beside the still ones; the rates are ours: art moves
 * smoothly at 20 a second, and a file that keeps more of them has less left for each.
 */
export const MOTION_TARGETS = {
  /** StickerPackValidator.java: exactly 512 × 512, 500 × 1,024 bytes, more than one frame, 10 s in all. */
  whatsapp: {
    format: 'webp',
    sizes: [square(512)],
    maxBytes: 512_000,
    maxFps: 20,
    maxMs: 10_000,
    minFrames: 2,
    loops: 0,
    likeness: 0.984,
  },
  /** core.telegram.org/stickers: a drawing stays one (keep-tgs.ts), 64 × 1,024 bytes, 3 s. */
  telegramTgs: {
    format: 'tgs',
    sizes: [square(512)],
    maxBytes: 65_536,
    maxFps: 60,
    maxMs: 3_000,
    loops: 0,
    likeness: 1,
  },
  /**
   * core.telegram.org/stickers: one side exactly 512, the other at most; VP9, at most 30 a second, 3 s, no sound. Bytes of
   * TDLib's StickerFormat.cpp.
   */
  telegramVideo: {
    format: 'webm',
    sizes: [square(512)],
    fit: 'inside',
    maxBytes: 262_144,
    maxFps: 30,
    maxMs: 3_000,
    loops: 0,
    likeness: 0.976,
  },
  /** The pages say 256 KB here too; TDLib refuses more than 65,536 bytes. */
  telegramVideoEmoji: {
    format: 'webm',
    sizes: [square(100)],
    maxBytes: 65_536,
    maxFps: 30,
    maxMs: 3_000,
    loops: 0,
    likeness: 0.976,
  },
  /** sticker-creator's constants: square, 300 × 1,024 bytes, must play for ever; 3 s is what converters hold to. */
  signal: {
    format: 'apng',
    sizes: [square(512), square(408), square(320)],
    maxBytes: 307_200,
    maxFps: 20,
    maxMs: 3_000,
    minFrames: 2,
    loops: 0,
    likeness: 0.99,
  },
  /** creator.line.me: within 320 × 270, 5 to 20 frames, at most 4 s with all its rounds. */
  line: {
    format: 'apng',
    sizes: [{ width: 320, height: 270 }],
    maxBytes: 300_000,
    maxFps: 20,
    maxMs: 4_000,
    minFrames: 5,
    maxFrames: 20,
    loops: 1,
    likeness: 0.99,
  },
  /** API documentation of stickers: 320 × 320, 512 × 1,024 bytes, 5 s. */
  discord: {
    format: 'apng',
    sizes: [square(320)],
    maxBytes: 524_288,
    maxFps: 20,
    maxMs: 5_000,
    minFrames: 2,
    loops: 0,
    likeness: 0.99,
  },
  /** MSStickerSize's regular size at 3×; 500 KB. */
  imessage: {
    format: 'apng',
    sizes: [square(408)],
    maxBytes: 500_000,
    maxFps: 20,
    maxMs: 10_000,
    minFrames: 2,
    loops: 0,
    likeness: 0.99,
  },
  /** Our own: played on hover and tap. */
  preview: {
    format: 'webp',
    sizes: [square(240)],
    maxBytes: 250_000,
    maxFps: 15,
    maxMs: 10_000,
    loops: 0,
    likeness: 0.97,
  },
} as const satisfies Record<string, MotionTarget>

export type MotionName = keyof typeof MOTION_TARGETS

/** A target, or several, of which the first is taken that can be made: a drawing stays one where it may. */
export type MotionWish = MotionName | readonly MotionName[]
