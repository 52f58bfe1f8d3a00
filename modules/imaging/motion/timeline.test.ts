import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripOf } from './strip'
import { durationOf, frameAt, rateOf, splitLongest, thin, type Timeline, trim } from './timeline'

const pixel = (value: number) => Buffer.from([value & 255, value >> 8, 0, 255])
const timeline = (delays: number[]): Timeline => ({
  width: 1,
  height: 1,
  loops: 0,
  frames: delays.map((delayMs, index) => ({ data: pixel(index), delayMs })),
})
const delays = fc.array(fc.integer({ min: 11, max: 400 }), { minLength: 2, maxLength: 60 })

describe('fewer frames', () => {
  test('last exactly as long, start with the same picture, and show at each start what was shown then', () => {
    fc.assert(
      fc.property(delays, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 40 }), (given, fps, most) => {
        const before = timeline(given)
        const after = thin(before, fps, most)
        expect(durationOf(after)).toBe(durationOf(before))
        expect(after.frames[0]?.data).toEqual(before.frames[0]?.data)
        expect(after.frames.length).toBeLessThanOrEqual(Math.max(1, most))
        if (after.frames.length > 1) expect(rateOf(after)).toBeLessThanOrEqual(fps + 0.1)
        let start = 0
        for (const frame of after.frames) {
          expect(frame.data).toEqual(frameAt(before.frames, start).data)
          start += frame.delayMs
        }
      }),
    )
  })

  test('are not made fewer when there are few', () => {
    const before = timeline([100, 100, 100])
    expect(thin(before, 20)).toBe(before)
  })
})

test('a cut ends at its time, in the middle of a frame if need be', () => {
  expect(trim(timeline([100, 100, 100]), 250).frames.map((frame) => frame.delayMs)).toEqual([100, 100, 50])
  expect(durationOf(trim(timeline([100, 100]), 9_000))).toBe(200)
})

test('more frames of the same pictures last as long as before', () => {
  const split = splitLongest(timeline([300, 101]).frames, 5)
  expect(split.length).toBe(5)
  expect(durationOf({ frames: split })).toBe(401)
  expect(Math.min(...split.map((frame) => frame.delayMs))).toBeGreaterThanOrEqual(50)
})

describe('one above the other', () => {
  const whole = Buffer.alloc(12, 'abcdefghijkl')
  const [one, two, three] = [0, 4, 8].map((at) => ({ data: whole.subarray(at, at + 4) }))
  const lying = [one, two, three].flatMap((frame) => frame ?? [])

  test('frames that lie so already are not copied', () => {
    const strip = stripOf(lying.slice(1))
    expect(strip.toString()).toBe('efghijkl')
    expect([strip.buffer, strip.byteOffset]).toEqual([whole.buffer, whole.byteOffset + 4])
  })

  test('others are, in their order', () => {
    expect(stripOf(lying.toReversed()).toString()).toBe('ijklefghabcd')
    expect(stripOf(lying.filter((_, index) => index !== 1)).toString()).toBe('abcdijkl')
    expect(stripOf([...lying.slice(0, 1), { data: Buffer.from('new!') }]).toString()).toBe('abcdnew!')
  })
})
