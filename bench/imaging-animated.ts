import sharp from 'sharp'
import { createImagingPool } from '@/modules/imaging/imaging-pool'
import { exportMotion } from '@/modules/imaging/export-motion'
import { indexerFor } from '@/modules/imaging/motion/indexed'
import { quantise } from '@/modules/imaging/motion/palette'
import { scalerFor } from '@/modules/imaging/motion/scaler'
import { spread, thin, type Timeline } from '@/modules/imaging/motion/timeline'
import { writeApng } from '@/modules/imaging/motion/write-apng'
import { readMotion } from '@/modules/imaging/read-motion'
import { asFile, MOTION_TARGETS, movingSticker } from '@/testing/motion'
import { type Figures, figure } from './parts/result'

/** Pictures: a drawing is kept and not encoded, and what FFmpeg does in its own process is FFmpeg's time either way. */
const TARGETS = [...MOTION_TARGETS.values()].filter(({ format }) => format !== 'tgs' && format !== 'webm')
const ROUNDS = 3

/**
 * A moving sticker for every target, from its file to files that were measured, against the least that has to be done for the
 * same files by one who knows the settings beforehand and measures nothing. CPU time, median of three, one at a time.
 */
export default async function imagingAnimated(): Promise<Figures> {
  const figures: Figures = {}
  for (const [count, delayMs] of [
    [24, 66],
    [60, 50],
  ] as const) {
    const source = await movingSticker(512, count, delayMs)
    const file = await asFile(source, 'webp')
    const bare = await makeBare(file)
    const rounds: { ours: number; bare: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        ours: await cpuMs(() => exportMotion(file, TARGETS)),
        bare: await cpuMs(bare),
      })
    const ours = median(rounds.map((round) => round.ours))
    figures[`imaging-animated-${count}`] = figure(
      ours,
      median(rounds.map((round) => round.bare)),
      'CPU ms/sticker',
      ours,
    )
  }
  figures['imaging-animated-encodes'] = await encodesPerTarget()
  return figures
}

/** The bare counterpart: one decode, then resize and encode for each final file, with everything decided beforehand. */
async function makeBare(file: Buffer): Promise<() => Promise<void>> {
  const made = await exportMotion(file, TARGETS)
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  return async () => {
    const read = await readMotion(file)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    for (const [index, { file: result }] of made.exports.entries()) {
      const target = TARGETS[index]
      // A file that was right as it came has no encode to stand beside.
      if (!target || !result || result.encodes === 0) continue
      const chosen = thin(read.timeline, (1000 * result.frames) / result.durationMs)
      const timeline = await scalerFor(read.timeline).scale(chosen, result)
      if (target.format === 'webp') await bareWebp(timeline)
      else if (target.format === 'gif') await bareGif(timeline)
      else {
        const samples = spread(timeline, 6)
        writeApng(indexerFor(await quantise(samples), samples)(timeline, 256))
      }
    }
  }
}

function bareWebp({ width, height, frames }: Timeline): Promise<Buffer> {
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  return sharp(Buffer.concat(frames.map((frame) => frame.data)), { raw, limitInputPixels: false })
    .webp({ quality: 75, effort: 2, delay: frames.map((frame) => frame.delayMs) })
    .toBuffer()
}

function bareGif({ width, height, frames }: Timeline): Promise<Buffer> {
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  return sharp(Buffer.concat(frames.map((frame) => frame.data)), { raw, limitInputPixels: false })
    .gif({ effort: 4, dither: 0.5, delay: frames.map((frame) => frame.delayMs) })
    .toBuffer()
}

/** Through the pool, as the product does it: the mean over targets beside the bar of 1.4. */
async function encodesPerTarget() {
  const pool = createImagingPool({ size: 1 })
  try {
    const file = await asFile(await movingSticker(480, 30, 50), 'webp')
    const made = await pool.exportMotion(file, TARGETS)
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    // What could not be made was tried as often as anything is.
    const encodes = made.exports.map((one) => one.file?.encodes ?? 3)
    return figure(encodes.reduce((sum, count) => sum + count, 0) / encodes.length, 1, 'encodes/target', 0)
  } finally {
    await pool.close()
  }
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
