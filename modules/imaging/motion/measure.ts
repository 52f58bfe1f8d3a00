import { type Likeness, likeness } from './quality'
import { durationOf, frameAt, rasterOf, type Timeline } from './timeline'

/** So many moments are looked at: more of them change the third digit of the figure. */
const MOMENTS = 6

/** How near a moving picture is to another: the mean of its moments, and the worse plane of the worst of them. */
export interface MotionLikeness extends Likeness {
  worst: number
}

/** How near a file is to what was wanted, over moments of its whole length: by time, since equal frames are merged. */
export function measure(wanted: Timeline, shown: Timeline): MotionLikeness {
  const ms = durationOf(wanted)
  const count = Math.min(MOMENTS, wanted.frames.length)
  let [colour, alpha, worst] = [0, 0, 1]
  for (let moment = 0; moment < count; moment += 1) {
    const at = ((moment + 0.5) * ms) / count
    const like = likeness(rasterOf(wanted, frameAt(wanted.frames, at)), rasterOf(shown, frameAt(shown.frames, at)))
    colour += like.colour / count
    alpha += like.alpha / count
    worst = Math.min(worst, like.colour, like.alpha)
  }
  return { colour, alpha, worst }
}
