import type { Frame, Timeline } from './timeline'

/** Every so many pixels are looked at. */
const STEP = 7
/** A frame that shows nearly as much as the best one and comes before it is taken: it is how the artist begins. */
const NEARLY = 0.9
/** Under this part of the best frame, a first frame is only a beginning. */
const EMPTY = 0.5

/** The frame that stands for all of them: it shows much, and is no flash of one colour. */
export function bestFrame({ frames }: Timeline): { frame: Frame; startsEmpty: boolean } {
  const scores = frames.map(({ data }) => scoreOf(data))
  const most = Math.max(...scores)
  const frame = frames[scores.findIndex((score) => score >= most * NEARLY)]
  if (!frame) throw new RangeError('a timeline without frames')
  return { frame, startsEmpty: (scores[0] ?? 0) < most * EMPTY }
}

/** How much of it is visible, times how much its tones differ. */
function scoreOf(data: Buffer): number {
  let [covered, sum, squares] = [0, 0, 0]
  for (let pixel = 0; pixel < data.length; pixel += STEP * 4) {
    const alpha = (data[pixel + 3] ?? 0) / 255
    const tone = 0.299 * (data[pixel] ?? 0) + 0.587 * (data[pixel + 1] ?? 0) + 0.114 * (data[pixel + 2] ?? 0)
    covered += alpha
    sum += tone * alpha
    squares += tone * tone * alpha
  }
  if (covered === 0) return 0
  const mean = sum / covered
  return covered * (Math.sqrt(Math.max(0, squares / covered - mean * mean)) + 16)
}
