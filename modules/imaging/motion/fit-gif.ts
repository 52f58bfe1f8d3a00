import sharp from 'sharp'
import { climbDown, type Rung } from './climb'
import type { Fitted } from './fitted'
import { predictor, samplesOf } from './probe'
import { decodeStrip, stripOf } from './strip'
import type { MotionTarget } from './target'
import { thin, type Timeline, timesOf } from './timeline'
import type { Workbench } from './workbench'

/** Rates and colours, the best first. The encoder knows two counts of colours: what lies between them is written as 256. */
const LADDER: readonly [fps: number, colours: 256 | 16][] = [
  [20, 256],
  [15, 256],
  [12, 256],
  [10, 256],
  [8, 256],
  [10, 16],
  [8, 16],
  [5, 16],
]

/** A GIF within a target's bytes. It knows no soft edges: what is half transparent becomes one or the other. */
export async function fitGif(source: Timeline, target: MotionTarget, bench: Workbench): Promise<Fitted> {
  const [size = source] = target.sizes
  const rate = (fps: number) => inHundredths(thin(source, Math.min(fps, target.maxFps), target.maxFrames))
  const whole = rate(target.maxFps)
  const weigher = (colours: number) =>
    bench.once(size, `weigh gif ${colours} ${timesOf(whole)}`, () =>
      Promise.resolve(
        predictor(
          samplesOf(whole),
          async (frames) => (await encodeGif(await bench.scale({ ...whole, frames }, size), colours)).length,
        ),
      ),
    )
  const rungs: Rung<NonNullable<Fitted['best']>>[] = []
  for (const [fps, colours] of LADDER) {
    const timeline = rate(fps)
    rungs.push({
      predict: async (maxBytes) => (await weigher(colours))(timeline.frames.length, maxBytes),
      encode: () =>
        bench.once(size, `gif ${colours} ${source.loops} ${timesOf(timeline)}`, async () => {
          const wanted = await bench.scale(timeline, size)
          const bytes = await encodeGif(wanted, colours)
          return { bytes, wanted, shown: () => decodeStrip(bytes) }
        }),
    })
  }
  return climbDown(rungs, target.maxBytes)
}

/** A GIF counts in hundredths of a second: what is rounded off one frame is given to the next. */
function inHundredths(timeline: Timeline): Timeline {
  let [exact, given] = [0, 0]
  const frames = timeline.frames.map(({ data, delayMs }) => {
    exact += delayMs
    const rounded = Math.max(2, Math.round(exact / 10) - given)
    given += rounded
    return { data, delayMs: rounded * 10 }
  })
  return { ...timeline, frames }
}

// More effort looks longer for colours and finds none that are better: at 4 a file takes half as long again and is no smaller.
const EFFORT = 1

function encodeGif({ width, height, frames, loops }: Timeline, colours: number): Promise<Buffer> {
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  return sharp(stripOf(frames), { raw, limitInputPixels: false })
    .gif({ colours, effort: EFFORT, dither: 0.5, loop: loops, delay: frames.map((frame) => frame.delayMs) })
    .toBuffer()
}
