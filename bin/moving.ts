import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ExportMotion, MotionExport } from '@/modules/imaging/export-motion'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { MOTION_TARGETS, type MotionWish } from '@/modules/imaging/motion-targets'
import type { PlatformId } from '@/modules/imaging/platforms'
import { warning } from '@/modules/imaging/sticker-problem'
import type { InputSticker } from './read-inputs'
import { reported, type ReportedInput, type ReportedOutput } from './report'

/** What a platform's moving stickers are. */
const MOVES: Partial<Record<PlatformId, MotionWish>> = {
  whatsapp: 'whatsapp',
  telegram: ['telegramTgs', 'telegramVideo'],
  'telegram-emoji': ['telegramTgs', 'telegramVideoEmoji'],
  signal: 'signal',
  line: 'line',
  discord: 'discord',
  imessage: 'imessage',
}

/** How files end. */
const ENDINGS = { webp: 'webp', apng: 'png', tgs: 'tgs', webm: 'webm' } as const

export interface Moving {
  reported: ReportedInput
  made: { platform: PlatformId; result: MotionExport }[]
}

/** What reading it as a picture says of a file that may still be one that moves: a drawing is text, or packed text. */
const MAY_MOVE = new Set(['image.animated', 'image.not_an_image', 'image.not_supported'])
/** What reading it as one that moves says of a file that was meant to be one. */
const MEANT_TO_MOVE = /^(apng|lottie|motion|imaging|video)\./

/**
 * A file that moves, as each platform gets it: measured, since what fits is only known once it was made.
 * Nothing when it does not move.
 * @param still What was said of it as a picture, where it is none.
 */
export async function readMoving(
  pool: ImagingPool,
  { path: at, bytes }: InputSticker,
  platforms: readonly PlatformId[],
  still: readonly { code: string }[] | undefined,
): Promise<Moving | undefined> {
  if (still && !still.some(({ code }) => MAY_MOVE.has(code))) return undefined
  const taking = platforms.flatMap((platform) => {
    const target = MOVES[platform]
    return target ? [{ platform, target }] : []
  })
  const read = await pool.exportMotion(
    bytes,
    taking.map(({ target }) => target),
  )
  if (!read.ok) return refused(at, bytes, read)
  const made = taking.flatMap(({ platform }, index) => {
    const result = read.exports[index]
    return result ? [{ platform, result }] : []
  })
  const notTaken = platforms.filter((platform) => !MOVES[platform])
  const { format, ...facts } = read.source
  return {
    made,
    reported: {
      path: at,
      kind: format,
      ...facts,
      bytes: bytes.length,
      problems: [
        ...notTaken.map((platform) => reported(warning('motion.not_taken'), platform)),
        ...made.flatMap(({ platform, result }) => result.problems.map((problem) => reported(problem, platform))),
      ],
    },
  }
}

function refused(at: string, bytes: Uint8Array, read: Extract<ExportMotion, { ok: false }>): Moving | undefined {
  if (!read.problems.some(({ code }) => MEANT_TO_MOVE.test(code))) return undefined
  const unknown = { width: null, height: null, frames: null, durationMs: null }
  const problems = read.problems.map((problem) => reported(problem))
  return { made: [], reported: { path: at, kind: 'unknown', ...unknown, bytes: bytes.length, problems } }
}

/** Write them beside the still ones, numbered as they came: a pack is still or moves, so they have a folder of their own. */
export async function writeMoving(out: string, part: string, moving: readonly Moving[]): Promise<ReportedOutput[]> {
  const outputs: ReportedOutput[] = []
  for (const [index, { made }] of moving.entries())
    for (const { platform, result } of made) {
      const { file, problems } = result
      if (!file) continue
      const name = `${String(index + 1).padStart(3, '0')}.${ENDINGS[MOTION_TARGETS[result.target].format]}`
      const target = path.join(out, platform, part, 'moving', name)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, file.bytes)
      const { width, height, frames, durationMs, quality } = file
      outputs.push({
        platform,
        path: target,
        bytes: file.bytes.length,
        width,
        height,
        frames,
        durationMs,
        quality: Math.min(quality.colour, quality.alpha),
        warnings: problems.map((problem) => reported(problem, platform)),
      })
    }
  return outputs
}
