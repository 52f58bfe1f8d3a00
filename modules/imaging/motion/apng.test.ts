import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { animationControl, pngChunk } from '@/testing/images'
import { apngChunks, apngOf, movingSticker } from '@/testing/motion'
import { readMotion } from '../read-motion'
import { indexerFor, mergeEqualPlaces } from './indexed'
import { likeness } from './quality'
import { exactPalette, paletteMapper, quantise } from './palette'
import { readApng } from './read-apng'
import { mergeEqual, rasterOf, type Timeline } from './timeline'
import { writeApng } from './write-apng'

/** The colour of a pixel in each frame. */
async function pixels(bytes: Buffer, x = 4, y = 4): Promise<number[][]> {
  const { width, frames } = await readApng(bytes)
  return frames.map(({ data }) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)])
}

const RED = 'rgba(255,0,0,1)'
const GREEN = 'rgba(0,255,0,1)'
const RED_PIXEL = [255, 0, 0, 255]
const GREEN_PIXEL = [0, 255, 0, 255]
const NOTHING = [0, 0, 0, 0]
const corner = { left: 0, top: 0, width: 4, height: 4 }
const middle = { left: 4, top: 4, width: 2, height: 2 }

describe('frames are laid on the canvas as the format says', () => {
  test('what a frame leaves behind: itself, nothing, or what was there before', async () => {
    const after = async (dispose: number) =>
      pixels(
        apngOf(
          await apngChunks(8, [{ colour: RED }, { ...middle, colour: GREEN, dispose }, { ...corner, colour: GREEN }]),
        ),
      )
    expect(await after(0)).toEqual([RED_PIXEL, GREEN_PIXEL, GREEN_PIXEL])
    expect(await after(1)).toEqual([RED_PIXEL, GREEN_PIXEL, NOTHING])
    expect(await after(2)).toEqual([RED_PIXEL, GREEN_PIXEL, RED_PIXEL])
  })

  test('the first frame has nothing before it to go back to', async () => {
    const file = apngOf(
      await apngChunks(8, [
        { colour: RED, dispose: 2 },
        { ...corner, colour: GREEN },
      ]),
    )
    expect(await pixels(file)).toEqual([RED_PIXEL, NOTHING])
  })

  test('over mixes, source replaces', async () => {
    const half = 'rgba(0,255,0,0.5)'
    const mixed = await pixels(apngOf(await apngChunks(8, [{ colour: RED }, { ...middle, colour: half, blend: 1 }])))
    expect(mixed[1]).toEqual([127, 128, 0, 255])
    const replaced = await pixels(apngOf(await apngChunks(8, [{ colour: RED }, { ...middle, colour: half }])))
    expect(replaced[1]).toEqual([0, 255, 0, 128])
  })

  test('times: in any fraction of a second, none of it lost by rounding; a denominator of 0 means hundredths', async () => {
    const thirds = Array.from({ length: 30 }, (_, index) => ({
      colour: `rgb(${index},0,0)`,
      delay: [1, 30] as [number, number],
    }))
    const { frames } = await readApng(apngOf(await apngChunks(4, thirds)))
    expect(frames.reduce((sum, frame) => sum + frame.delayMs, 0)).toBe(1000)
    const hundredths = await readApng(
      apngOf(
        await apngChunks(
          4,
          [
            { colour: RED, delay: [50, 0] },
            { colour: GREEN, delay: [7, 0] },
          ],
          3,
        ),
      ),
    )
    expect(hundredths.frames.map((frame) => frame.delayMs)).toEqual([500, 70])
    expect(hundredths.loops).toBe(3)
  })
})

describe('a broken APNG is refused by what is wrong and where', () => {
  const good = () => apngChunks(8, [{ colour: RED }, { ...middle, colour: GREEN }, { ...corner, colour: GREEN }])
  const refusal = async (chunks: readonly Buffer[]) => {
    const read = await readMotion(apngOf(chunks))
    return read.ok ? 'read' : { code: read.problems[0]?.code, ...read.problems[0]?.params }
  }
  const flipped = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  /** A chunk with a change in its body and a checksum that agrees. */
  const changed = (chunk: Buffer, change: (body: Buffer) => void) => {
    const body = Buffer.from(chunk.subarray(8, -4))
    change(body)
    return pngChunk(chunk.toString('latin1', 4, 8), body)
  }

  test('the good one is read', async () => expect(await refusal(await good())).toBe('read'))

  // IHDR acTL fcTL IDAT fcTL fdAT fcTL fdAT IEND
  test.each<[string, (chunks: Buffer[]) => Buffer[], object]>([
    ['a checksum', (c) => c.with(5, flipped(c[5]!, 12)), { code: 'apng.checksum', chunk: 'fdAT' }],
    [
      'frames mixed up',
      (c) => [...c.slice(0, 4), c[6]!, c[7]!, c[4]!, c[5]!, c[8]!],
      { code: 'apng.sequence', chunk: 'fcTL', measured: 3, limit: 1 },
    ],
    ['a frame that is missing', (c) => c.toSpliced(6, 2), { code: 'apng.frame_count', measured: 2, limit: 3 }],
    ['a frame without pixels', (c) => c.toSpliced(3, 1), { code: 'apng.order', chunk: 'fcTL' }],
    ['two controls', (c) => c.toSpliced(1, 0, c[1]!), { code: 'apng.order', chunk: 'acTL' }],
    ['no frames', (c) => c.with(1, animationControl(0)), { code: 'apng.frame_count', measured: 0 }],
    [
      '2,000 million frames',
      (c) => c.with(1, animationControl(2e9)),
      { code: 'motion.too_many_frames', measured: 2e9, limit: 600 },
    ],
    [
      'a frame beyond the picture',
      (c) =>
        c.with(
          4,
          changed(c[4]!, (body) => body.writeUInt32BE(7, 12)),
        ),
      { code: 'apng.region', count: 2 },
    ],
    [
      'a way to dispose that does not exist',
      (c) =>
        c.with(
          4,
          changed(c[4]!, (body) => body.fill(9, 24, 25)),
        ),
      { code: 'apng.control' },
    ],
    [
      'pixels that do not unpack',
      (c) =>
        c.with(
          5,
          changed(c[5]!, (body) => body.fill(0, 4)),
        ),
      { code: 'apng.frame_data', count: 2 },
    ],
    ['an end that is not there', (c) => c.slice(0, -2), { code: 'image.truncated' }],
  ])('%s', async (_name, spoil, expected) => {
    expect(await refusal(spoil(await good()))).toMatchObject(expected)
  })

  test('whatever is cut off or changed: an answer, and never for long', async () => {
    const file = apngOf(await good())
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, change, cut) => {
          const bytes = cut ? file.subarray(0, at) : Buffer.from(file)
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ change
          const read = await readMotion(bytes)
          expect(read.ok || read.problems.length === 1).toBe(true)
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 20_000 },
    )
  })
})

describe('what is written is what is read', () => {
  async function written(timeline: Timeline, colours = 256): Promise<Timeline> {
    const palette = exactPalette(timeline) ?? (await quantise(timeline))
    const places = indexerFor(palette, timeline)(timeline, colours)
    return readApng(writeApng({ ...places, frames: mergeEqualPlaces(places.frames) }))
  }

  test('exactly, when there are no more than 256 colours', async () => {
    const colour = fc.constantFrom(0x00000000, 0xff0000ff, 0xff00ff00, 0x80123456, 0x01ffffff)
    const frame = fc.tuple(fc.array(colour, { minLength: 30, maxLength: 30 }), fc.integer({ min: 1, max: 90_000 }))
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), fc.nat(5), async (pictures, loops) => {
        const frames = pictures.map(([words, delayMs]) => ({
          data: Buffer.from(Uint32Array.from(words).buffer),
          // Above a minute times are kept in hundredths.
          delayMs: delayMs > 65_535 ? Math.round(delayMs / 10) * 10 : delayMs,
        }))
        const timeline = mergeEqual({ width: 6, height: 5, frames, loops })
        if (timeline.frames.some(({ delayMs }) => delayMs > 65_535 && delayMs % 10 !== 0)) return
        expect(await written(timeline)).toEqual(timeline)
      }),
      { numRuns: 100 },
    )
  })

  test('nearly, when there are more, and the fewer the less', async () => {
    const timeline = await movingSticker(96, 6)
    const near = async (colours: number) => {
      const back = await written(timeline, colours)
      expect(back.frames.map((frame) => frame.delayMs)).toEqual(timeline.frames.map((frame) => frame.delayMs))
      const [first, shown] = [timeline.frames[3]!, back.frames[3]!]
      return likeness(rasterOf(timeline, first), rasterOf(back, shown)).colour
    }
    const [many, some, few] = [await near(256), await near(48), await near(8)]
    expect(many).toBeGreaterThan(0.99)
    expect(some).toBeGreaterThan(0.97)
    expect(few).toBeLessThan(some)
  })
})

test('where a colour goes in a palette does not depend on what was looked up before it', () => {
  const grey = (tone: number) => (0xff000000 | (tone * 0x010101)) >>> 0
  const palette = { colours: Uint32Array.from([grey(101), grey(103)]), exact: false }
  const places = (...tones: number[]) => [...paletteMapper(palette)(Buffer.from(Uint32Array.from(tones, grey).buffer))]
  expect(places(100, 103)[1]).toBe(places(103)[0])
  expect(places(103, 100)[1]).toBe(places(100)[0])
})
