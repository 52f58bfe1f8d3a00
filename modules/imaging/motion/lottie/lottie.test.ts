import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drawing, targetOf } from '@/testing/motion'
import { exportMotion } from '../../export-motion'
import { createImagingPool } from '../../imaging-pool'
import { readMotion } from '../../read-motion'

const asJson = (value: unknown) => Buffer.from(JSON.stringify(value))
const asTgs = (value: unknown) => gzipSync(asJson(value))

/** The middle of the disc is where the drawing says, at the frame. */
function alphaAt(data: Buffer, x: number, y: number): number {
  return data[(y * 512 + x) * 4 + 3] ?? -1
}

const shapesOf = (made: Record<string, unknown>) => (made['layers'] as { shapes: unknown[] }[])[0]?.shapes ?? []

test('a drawing is drawn, packed or not, at 30 frames a second of its 60', async () => {
  for (const file of [asJson(drawing()), asTgs(drawing())]) {
    const read = await readMotion(file)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { width, height, frames } = read.timeline
    expect({ width, height, count: frames.length }).toEqual({ width: 512, height: 512, count: 30 })
    expect(frames.reduce((sum, frame) => sum + frame.delayMs, 0)).toBe(1000)
    const [first, last] = [frames[0]!.data, frames.at(-1)!.data]
    expect([alphaAt(first, 60, 256), alphaAt(first, 440, 256)]).toEqual([255, 0])
    expect([alphaAt(last, 60, 256), alphaAt(last, 440, 256)]).toEqual([0, 255])
  }
})

test('Telegram gets the drawing itself, marked and repacked; others get pictures', async () => {
  const made = await exportMotion(asJson(drawing()), [targetOf('telegram'), targetOf('discord')])
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  const [tgs, discord] = made.exports
  expect(JSON.parse(gunzipSync(tgs!.file!.bytes).toString())).toEqual({ tgs: 1, ...drawing() })
  expect(discord?.file).toMatchObject({ width: 320, durationMs: 1000 })
})

test.each<[string, Record<string, unknown>, Record<string, unknown>, object]>([
  ['another size', { w: 600 }, {}, { code: 'tgs.canvas', params: { width: 600 } }],
  ['25 frames a second', { fr: 25 }, {}, { code: 'tgs.rate', params: { measured: 25 } }],
  ['four seconds', { op: 240 }, {}, { code: 'tgs.too_long', params: { measured: 4, limit: 3 } }],
  ['a mask', {}, { hasMask: true }, { code: 'tgs.feature', params: { found: 'mask' } }],
  ['an effect', {}, { ef: [{ ty: 21 }] }, { code: 'tgs.feature', params: { found: 'effect' } }],
  ['time remap', {}, { tm: { a: 0, k: 1 } }, { code: 'tgs.feature', params: { found: 'time remap' } }],
  ['time stretch', {}, { sr: 2 }, { code: 'tgs.feature', params: { found: 'time stretch' } }],
  [
    'merge paths',
    {},
    { shapes: [...shapesOf(drawing()), { ty: 'mm', mm: 1 }] },
    { code: 'tgs.feature', params: { found: 'merge paths' } },
  ],
])('Telegram is not given %s', async (_name, changes, layer, expected) => {
  const made = await exportMotion(asTgs(drawing(changes, layer)), [targetOf('telegram')])
  const problems = made.ok ? made.exports[0]?.problems : made.problems
  expect(problems).toMatchObject([expected])
})

const nested = (levels: number): unknown => (levels === 0 ? [] : [{ ty: 'gr', it: nested(levels - 1) }])
const bomb = {
  assets: Array.from({ length: 7 }, (_, level) => ({
    id: `c${level}`,
    layers: Array.from({ length: 10 }, () => (level === 0 ? { ty: 4 } : { ty: 0, refId: `c${level - 1}` })),
  })),
  layers: [{ ty: 0, refId: 'c6' }],
}
const circle = { assets: [{ id: 'a', layers: [{ ty: 0, refId: 'a' }] }], layers: [{ ty: 0, refId: 'a' }] }

test.each<[string, Buffer, string]>([
  ['expressions', asTgs(drawing({}, { ks: { o: { a: 0, k: 100, x: 'while(true){}' } } })), 'lottie.expression'],
  ['a repeater of ten million', asTgs(drawing({}, { shapes: [{ ty: 'rp', c: { k: 1e7 } }] })), 'lottie.not_drawn'],
  [
    'a star of a hundred million points',
    asTgs(drawing({}, { shapes: [{ ty: 'sr', pt: { k: 1e8 } }] })),
    'lottie.not_drawn',
  ],
  ['a picture from elsewhere', asTgs(drawing({}, { ty: 2, refId: 'i' })), 'lottie.not_drawn'],
  ['compositions of compositions', asTgs(drawing(bomb)), 'lottie.too_complex'],
  ['a composition in itself', asTgs(drawing(circle)), 'lottie.circle'],
  ['a hundred levels', asTgs(drawing({}, { shapes: nested(100) })), 'lottie.too_deep'],
  [
    'too many shapes',
    asTgs(drawing({}, { shapes: Array.from({ length: 10_001 }, () => ({ ty: 'el' })) })),
    'lottie.too_complex',
  ],
  ['a day long', asTgs(drawing({ op: 1e12 })), 'lottie.timing'],
  ['no frame rate', asTgs(drawing({ fr: 0 })), 'lottie.timing'],
  ['a canvas of a kilometre', asTgs(drawing({ w: 100_000 })), 'lottie.canvas'],
  ['unpacking to 50 MB', gzipSync(Buffer.alloc(50_000_000, 32)), 'lottie.too_large'],
  ['cut short', asTgs(drawing()).subarray(0, 90), 'lottie.damaged'],
  ['JSON that is no drawing', Buffer.from('{"name": "mulsaq"}'), 'image.not_an_image'],
])('refused without being drawn: %s', async (_name, file, code) => {
  const before = performance.now()
  const read = await readMotion(file)
  expect(read.ok ? 'read' : read.problems.map((problem) => problem.code)).toEqual([code])
  expect(performance.now() - before).toBeLessThan(2000)
})

test('a process of the pool draws it too', async () => {
  const pool = createImagingPool({ size: 1 })
  const made = await pool.exportMotion(asTgs(drawing()), [targetOf('telegram'), targetOf('slack')])
  await pool.close()
  expect(made.ok && made.exports.map(({ file }) => file?.frames)).toEqual([30, 20])
})
