import { readFileSync } from 'node:fs'
import { exportMotion } from '@/modules/imaging/export-motion'
import type { Timeline } from '@/modules/imaging/motion/timeline'
import { nodeAvProgram } from '@/modules/imaging/motion/video/node-av-program'
import { writeWebm } from '@/modules/imaging/motion/video/write-webm'
import { readMotion } from '@/modules/imaging/read-motion'
import type { Kind } from '@/testing/images'
import { asFile, MOTION_TARGETS, swingingSticker } from '@/testing/motion'
import { type Figures, figure } from './parts/result'

const KINDS: readonly Kind[] = ['flat', 'gradient', 'painted', 'photo']
const ROUNDS = 3
const FRAMES = 24
const DELAY_MS = 66
const BOUNDS = { seconds: 90, memoryBytes: 500_000_000, outputBytes: 8_000_000 }
/** Qualities among which the bare one's is looked for beforehand. */
const [BEST_CRF, WORST_CRF] = [16, 56] as const

/**
 * Moving stickers of four kinds as Telegram takes video, from the file to one that was fitted and measured, against one who
 * decodes it once and gives the same encoder the same frames at the quality whose file is as large as ours, and measures nothing.
 * CPU time with that of the processes FFmpeg runs in, median of three. Ours starts one more of those, to read its file back, which
 * is most of what a small sticker costs.
 */
export default async function imagingVideo(): Promise<Figures> {
  const target = [...MOTION_TARGETS.values()].find(({ format }) => format === 'webm')
  if (!target) throw new Error('No platform takes video.')
  const figures: Figures = {}
  const encodes: number[] = []
  for (const kind of KINDS) {
    const file = await asFile(await swingingSticker(kind, 512, FRAMES, DELAY_MS), 'webp')
    const made = await exportMotion(file, [target])
    const one = made.ok ? made.exports[0] : undefined
    if (!one?.file) throw new Error(JSON.stringify(made))
    encodes.push(one.encodes)
    const crf = await crfFor(file, one.file.bytes.length)
    const rounds: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.ours.push(await cpuMs(() => exportMotion(file, [target])))
      rounds.bare.push(await cpuMs(() => bare(file, crf)))
    }
    const ours = median(rounds.ours)
    figures[`imaging-video-${kind}`] = figure(ours, median(rounds.bare), 'CPU ms/sticker', ours)
  }
  return { ...figures, 'imaging-video-encodes': figure(Math.max(...encodes), 1, 'encodes, most', 0) }
}

/** The best quality whose file is no larger than ours. */
async function crfFor(file: Buffer, bytes: number): Promise<number> {
  let [least, most] = [BEST_CRF, WORST_CRF] as [number, number]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if ((await bare(file, middle)).length <= bytes) most = middle
    else least = middle + 1
  }
  return least
}

/** The least that makes this file. */
async function bare(file: Buffer, crf: number): Promise<Buffer> {
  const read = await readMotion(file)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { width, height, frames }: Timeline = read.timeline
  const pixels = frames.map(({ data }) => data)
  const job = { do: 'encode', width, height, fps: Math.round(1000 / DELAY_MS), frames: frames.length, crf } as const
  const made = await nodeAvProgram.encode(job, BOUNDS, pixels)
  const times = frames.map((_, index) => index * DELAY_MS)
  return writeWebm({ width, height, frames: made, times, durationMs: frames.length * DELAY_MS })
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = cpu()
  await work()
  return cpu() - before
}

/** Of this process and of those it started that have ended; Linux counts them in hundredths of a second. */
function cpu(): number {
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ') ?? []
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field) * 10, 0)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
