import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { seeded, stickerPng } from '@/testing/images'
import { apngChunks, apngOf, asFile, MOTION_TARGETS, movingSticker, targetOf } from '@/testing/motion'
import { exportMotion, type MotionExport } from './export-motion'
import type { MotionTarget } from './motion/target'
import { durationOf } from './motion/timeline'
import { readMotion } from './read-motion'

/** Pictures: only a drawing becomes TGS, and video has tests of its own (motion/video). */
const ENCODED = [...MOTION_TARGETS].filter(([, { format }]) => format !== 'tgs' && format !== 'webm')

async function exported(bytes: Buffer, targets: readonly MotionTarget[]): Promise<MotionExport[]> {
  const made = await exportMotion(bytes, targets)
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  return made.exports
}

describe('a moving sticker for every target', () => {
  test('each file, read back, is what its target asks for: size, bytes, frames, time, rounds', async () => {
    const source = await movingSticker(128, 6, 50)
    const exports = await exported(
      await asFile(source, 'webp'),
      ENCODED.map(([, target]) => target),
    )
    for (const [index, [name, target]] of ENCODED.entries()) {
      const { file, problems = [] } = exports[index] ?? {}
      if (!file) throw new Error(`${name}: ${JSON.stringify(problems)}`)
      const read = await readMotion(file.bytes)
      if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems)}`)
      const { timeline } = read
      expect(read.format).toBe(target.format)
      expect(target.sizes).toContainEqual({ width: timeline.width, height: timeline.height })
      expect(file.bytes.length).toBeLessThanOrEqual(target.maxBytes)
      expect(timeline.loops).toBe(target.loops)
      expect(timeline.frames.length).toBeGreaterThanOrEqual(target.minFrames ?? 1)
      expect(timeline.frames.length).toBeLessThanOrEqual(target.maxFrames ?? 600)
      // Never faster: it lasts as long as it did.
      expect(durationOf(timeline)).toBe(durationOf(source))
      expect([name, file.quality.colour > target.likeness, file.quality.alpha > 0.9]).toEqual([name, true, true])
      expect([name, problems]).toEqual([name, []])
    }
    const encodes = exports.map((made) => made.encodes)
    expect(Math.max(...encodes)).toBeLessThanOrEqual(3)
    expect(encodes.reduce((sum, count) => sum + count, 0) / encodes.length).toBeLessThanOrEqual(1.4)
  }, 90_000)

  test('whatever it came as: GIF and APNG give the same frames', async () => {
    const gif = await exported(await asFile(await movingSticker(64, 5, 100), 'gif'), [targetOf('discord')])
    expect(gif[0]?.file).toMatchObject({ frames: 5, durationMs: 500, width: 320 })
    const colours = ['red', 'lime', 'blue']
    const apng = apngOf(
      await apngChunks(
        64,
        colours.map((colour) => ({ colour, delay: [1, 5] as [number, number] })),
      ),
    )
    expect((await exported(apng, [targetOf('whatsapp')]))[0]?.file).toMatchObject({
      frames: 3,
      durationMs: 600,
      width: 512,
    })
  })

  test('one that is right already keeps its frames to the byte, and loses what does not draw', async () => {
    const source = await asFile(await movingSticker(512, 4, 100), 'webp')
    const secret = Buffer.from('EXIF\x06\0\0\0secret', 'latin1')
    const carrying = Buffer.concat([source, secret])
    carrying.writeUInt32LE(carrying.length - 8, 4)
    const [made] = await exported(carrying, [targetOf('whatsapp')])
    expect(made?.file).toMatchObject({ frames: 4, quality: { colour: 1 } })
    expect(made?.encodes).toBe(0)
    expect(made?.file?.bytes.includes('secret')).toBe(false)
    expect((await sharp(made?.file?.bytes, { animated: true }).metadata()).pages).toBe(4)
  })

  test('LINE gets its five frames where there are only two pictures', async () => {
    const two = await asFile(await movingSticker(128, 2, 400), 'webp')
    const [line] = await exported(two, [targetOf('line')])
    expect(line?.file).toMatchObject({ durationMs: 800 })
    // Equal frames are one to a reader that looks at pictures; the file has five.
    expect(line?.file?.bytes.toString('latin1').split('fcTL').length).toBe(6)
  })
})

describe('what it cost is said', () => {
  test('too long: the end is cut off, and the rest plays as fast as before', async () => {
    const long = await asFile(await movingSticker(64, 10, 400), 'webp')
    const [signal] = await exported(long, [targetOf('signal')])
    expect(signal?.file?.durationMs).toBe(3000)
    expect(signal?.problems[0]).toMatchObject({ code: 'motion.cut', params: { measured: 4000, limit: 3000 } })
  })

  test('too heavy: frames go first, and the words say how many', async () => {
    const noisy = await movingSticker(160, 24, 50)
    const random = seeded(1)
    for (const { data } of noisy.frames)
      for (let at = 0; at < data.length; at += 1) if (at % 4 < 3 && (data[at | 3] ?? 0) > 200) data[at] = random() * 256
    const small = { ...targetOf('whatsapp'), sizes: [{ width: 160, height: 160 }], maxBytes: 50_000 }
    const [made] = await exported(await asFile(noisy, 'webp'), [small])
    expect(made?.file?.durationMs).toBe(1200)
    expect(made?.file?.frames).toBeLessThan(24)
    expect(made?.encodes).toBeLessThanOrEqual(3)
    expect(made?.file?.bytes.length).toBeLessThanOrEqual(50_000)
    expect(made?.problems[0]).toMatchObject({ code: 'motion.fewer_frames', params: { limit: 20 } })
  })

  test('one moment that falls apart is said, though the others make up for it', async () => {
    const flash = await movingSticker(128, 6, 100)
    const random = seeded(1)
    const { data = new Uint8Array() } = flash.frames[0] ?? {}
    for (let at = 0; at < data.length; at += 1) if (at % 4 < 3 && (data[at | 3] ?? 0) > 200) data[at] = random() * 256
    const target = { ...targetOf('discord'), likeness: 0.975 }
    const [made] = await exported(await asFile(flash, 'webp'), [target])
    const { colour = 0, alpha = 0, worst: least = 1 } = made?.file?.quality ?? {}
    expect(Math.min(colour, alpha)).toBeGreaterThan(target.likeness)
    expect(made?.problems).toMatchObject([
      { code: 'motion.rough', params: { measured: Math.round(least * 1000) / 10, limit: 97.5 } },
    ])
  })

  test('a picture that stands still is none of this', async () => {
    expect(await exportMotion(await stickerPng(), [targetOf('signal')])).toMatchObject({
      problems: [{ code: 'motion.still' }],
    })
  })
})
