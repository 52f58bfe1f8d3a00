import { artKey, MOVING_SIZES, movingPath } from './art-key'
import type { MediaFile } from './make-previews'
import { stillPreviews } from './make-previews'
import { sha256 } from './master'
import { bestFrame } from './motion/best-frame'
import { fitWebp } from './motion/fit-webp'
import type { MotionTarget } from './motion/target'
import { rasterOf, thin, type Timeline, trim } from './motion/timeline'
import { dieCutter } from './pixels/die-cut'
import type { Raster } from './pixels/raster'
import { workbenchFor } from './motion/workbench'
import { readMotion } from './read-motion'

/** What is shown of a sticker that moves is lighter than what is sold: it plays under the pointer, on pages full of them. */
const FPS = 15
const MOST_MS = 6_000
const BYTES = { 224: 150_000, 448: 450_000 } as const
const LARGEST = 448

/**
 * The pictures the shop shows of a moving master: the still ones of its best frame, and two that move, all on one paper, so that
 * nothing but the art moves when one takes the other's place.
 */
export async function makeMovingPreviews(file: Uint8Array): Promise<{ key: string; files: MediaFile[] }> {
  const read = await readMotion(file)
  if (!read.ok) throw new Error(`a moving master cannot be read: ${read.problems[0]?.code}`)
  const key = artKey(sha256(file))
  const best = bestFrame(read.timeline).frame
  const timeline = thin(trim(read.timeline, MOST_MS), FPS)
  const cut = await dieCutter(union([...timeline.frames, best], timeline), LARGEST)
  const frames: Timeline['frames'] = []
  for (const frame of timeline.frames)
    frames.push({ data: (await cut(rasterOf(timeline, frame))).data, delayMs: frame.delayMs })

  const files = await stillPreviews(key, await cut(rasterOf(timeline, best)))
  const shown: Timeline = { width: LARGEST, height: LARGEST, frames, loops: 0 }
  const bench = workbenchFor(shown)
  for (const size of MOVING_SIZES) {
    const target: MotionTarget = {
      format: 'webp',
      sizes: [{ width: size, height: size }],
      maxBytes: BYTES[size],
      maxFps: FPS,
      maxMs: MOST_MS,
      loops: 0,
      likeness: 0,
    }
    const { best: made } = await fitWebp(shown, target, bench)
    // What is too restless even so is shown by its picture alone, in this size.
    if (made) files.push({ path: movingPath(key, size), bytes: made.bytes })
  }
  return { key, files }
}

/** All frames laid over each other: wherever any of them is visible, it is. */
function union(frames: Timeline['frames'], { width, height }: Timeline): Raster {
  const data = Buffer.alloc(width * height * 4)
  for (const frame of frames)
    for (let alpha = 3; alpha < data.length; alpha += 4)
      if ((frame.data[alpha] ?? 0) > (data[alpha] ?? 0)) data[alpha] = frame.data[alpha] ?? 0
  return { width, height, data }
}
