/** EBU R128 (ITU-R BS.1770-4), for one channel at 48 kHz. */

interface Biquad {
  b: readonly [number, number, number]
  a: readonly [number, number]
}

/** What the head does to sound, and how little the ear hears of what is low: the two filters of BS.1770. */
const SHELF: Biquad = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
}
const HIGH_PASS: Biquad = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] }

/** Blocks of 400 ms, one every 100 ms. */
const BLOCK = 19_200
const STEP = 4_800
const SILENCE_LUFS = -70
const GATE_LU = -10

/** How loud it is as a whole, in LUFS; minus infinity when nothing is heard. What is shorter than a block is one. */
export function loudnessOf(samples: Float32Array): number {
  const heard = filtered(filtered(samples, SHELF), HIGH_PASS)
  const powers: number[] = []
  for (let start = 0; start === 0 || start + BLOCK <= heard.length; start += STEP) {
    const block = heard.subarray(start, start + BLOCK)
    powers.push(block.reduce((sum, value) => sum + value * value, 0) / Math.max(1, block.length))
  }
  const audible = powers.filter((power) => lufs(power) > SILENCE_LUFS)
  const gate = lufs(mean(audible)) + GATE_LU
  return lufs(mean(audible.filter((power) => lufs(power) > gate)))
}

const lufs = (power: number) => -0.691 + 10 * Math.log10(power)

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length)
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (const [index, x] of samples.entries()) {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    out[index] = y
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
  }
  return out
}
