import { type Likeness, likeness } from './quality'
import { durationOf, frameAt, rasterOf, type Timeline } from './timeline'

/** So many moments are looked at: more of them change the third digit of the figure. */
const MOMENTS = 6

/** How near a file is to what was wanted, over moments of its whole length: by time, since equal frames are merged. */
export function measure(wanted: Timeline, shown: Timeline): Likeness {
  const ms = durationOf(wanted)
  const count = Math.min(MOMENTS, wanted.frames.length)
  let [colour, alpha] = [0, 0]
  for (let moment = 0; moment < count; moment += 1) {
    const at = ((moment + 0.5) * ms) / count
    const like = likeness(rasterOf(wanted, frameAt(wanted.frames, at)), rasterOf(shown, frameAt(shown.frames, at)))
    colour += like.colour / count
    alpha += like.alpha / count
  }
  return { colour, alpha }
}
