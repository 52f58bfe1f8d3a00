import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { film, videoIsHere } from '@/testing/films'
import { seeded } from '@/testing/images'
import { asFile, movingSticker, targetOf } from '@/testing/motion'
import { exportMotion, type MotionExport } from '../../export-motion'
import { telegram } from '../../platforms/telegram'
import { telegramEmoji } from '../../platforms/telegram-emoji'
import { readMotion } from '../../read-motion'
import { validateTelegramWebm } from '../../validators/telegram-webm'
import { likeness } from '../quality'
import type { MotionTarget } from '../target'
import { durationOf, frameAt, rasterOf, type Timeline } from '../timeline'
import { cleanWebm } from './clean-webm'
import { parseWebm } from './parse-webm'

const VIDEO = { telegramVideo: telegram.moving.video.sticker, telegramVideoEmoji: telegramEmoji.moving.video.sticker }

const MISSING = { ok: false, problems: [{ code: 'video.not_here', severity: 'fault', params: {} }] }

async function read(bytes: Buffer): Promise<Timeline | undefined> {
  const answer = await readMotion(bytes)
  if (!videoIsHere) expect(answer).toEqual(MISSING)
  else if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.ok ? answer.timeline : undefined
}

const made = (bytes: Buffer, name: keyof typeof VIDEO) => madeFor(bytes, VIDEO[name])

async function madeFor(bytes: Buffer, target: MotionTarget): Promise<MotionExport | undefined> {
  const answer = await exportMotion(bytes, [target])
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  if (!videoIsHere) expect(answer.exports[0]?.problems).toEqual(MISSING.problems)
  return videoIsHere ? answer.exports[0] : undefined
}

/** By node-av, and by the operator's FFmpeg where FFMPEG_PATH names one to test with. */
const ours = process.env['FFMPEG_PATH']
describe.each([undefined, ...(ours ? [ours] : [])])('by %s', (ffmpeg) => {
  beforeAll(() => {
    if (ffmpeg) process.env['FFMPEG_PATH'] = ffmpeg
    else delete process.env['FFMPEG_PATH']
  })
  afterAll(() => {
    if (ours) process.env['FFMPEG_PATH'] = ours
  })

  test.each(['vp8-alpha.webm', 'vp9-alpha-sound.webm'] as const)(
    '%s is what it was made from, see-through and all',
    async (name) => {
      const shown = await read(film(name))
      if (!shown) return
      const source = await movingSticker(48, 6, 100)
      expect([shown.width, shown.height, shown.frames.length, durationOf(shown)]).toEqual([48, 48, 6, 600])
      for (const at of [50, 250, 550]) {
        const like = likeness(rasterOf(source, frameAt(source.frames, at)), rasterOf(shown, frameAt(shown.frames, at)))
        expect([at, like.colour > 0.9, like.alpha > 0.95]).toEqual([at, true, true])
      }
      // A corner is nothing at all, not nearly nothing.
      expect([...(shown.frames[0]?.data.subarray(0, 4) ?? [])]).toEqual([0, 0, 0, 0])
    },
  )

  test('an MP4 keeps its frames and times, and is turned as the phone says it was held', async () => {
    const upright = await read(film('h264.mp4'))
    const turned = Buffer.from(film('h264.mp4'))
    const matrix = turned.indexOf('tkhd') + 4 + 40
    for (const [index, value] of [0, 0x10000, 0, -0x10000, 0].entries()) turned.writeInt32BE(value, matrix + index * 4)
    const onItsSide = await read(turned)
    if (!upright || !onItsSide) return
    expect(upright.frames.map(({ delayMs }) => delayMs)).toEqual([100, 100, 100, 100, 100, 100])
    const pixel = (timeline: Timeline, x: number, y: number) => timeline.frames[0]?.data.readUInt32BE((y * 48 + x) * 4)
    expect(pixel(onItsSide, 47 - 10, 30)).toBe(pixel(upright, 30, 10))
  })

  test('a moving sticker becomes what Telegram takes, as long as it was, and comes back as it went', async () => {
    const source = await movingSticker(256, 8, 80)
    const answer = await made(await asFile(source, 'webp'), 'telegramVideo')
    if (!answer?.file) return expect(videoIsHere).toBe(false)
    expect(answer.problems).toEqual([])
    expect(validateTelegramWebm('a.webm', answer.file.bytes, 'sticker')).toEqual([])
    expect(answer.file).toMatchObject({ width: 512, height: 512, durationMs: 640 })
    expect(answer.encodes).toBe(1)
    expect(answer.file.quality.alpha).toBeGreaterThan(0.985)

    // Right already: kept to the frame, however often it goes round.
    const again = await made(answer.file.bytes, 'telegramVideo')
    expect(again?.encodes).toBe(0)
    expect(again?.file?.bytes.equals(answer.file.bytes)).toBe(true)
  })

  test('too heavy: frames go before quality, it never plays faster, and three encodes are the most', async () => {
    const noisy = await movingSticker(128, 30, 34)
    const random = seeded(1)
    for (const { data } of noisy.frames)
      for (let at = 0; at < data.length; at += 1) if (at % 4 < 3 && (data[at | 3] ?? 0) > 200) data[at] = random() * 256
    const small = { ...VIDEO.telegramVideo, sizes: [{ width: 128, height: 128 }], maxBytes: 20_000 }
    const answer = await madeFor(await asFile(noisy, 'webp'), small)
    if (!answer?.file) return expect(videoIsHere).toBe(false)
    expect(answer.file.bytes.length).toBeLessThanOrEqual(20_000)
    expect(answer.encodes).toBeLessThanOrEqual(3)
    expect(answer.file.durationMs).toBe(durationOf(noisy))
    expect(validateTelegramWebm('a.webm', answer.file.bytes, 'sticker').map(({ code }) => code)).toEqual(['files.size'])
    expect(answer.problems.map(({ code }) => code)).toContain('motion.fewer_frames')
  }, 240_000)

  test('custom emoji, and what is longer than three seconds', async () => {
    const answer = await made(await asFile(await movingSticker(120, 8, 500), 'webp'), 'telegramVideoEmoji')
    if (!answer?.file) return expect(videoIsHere).toBe(false)
    expect(validateTelegramWebm('a.webm', answer.file.bytes, 'emoji')).toEqual([])
    expect(answer.file.durationMs).toBe(3000)
    expect(answer.problems[0]).toMatchObject({ code: 'motion.cut', params: { measured: 4000, limit: 3000 } })
  })
})

describe('what is wrong with a video is said, and nothing more happens', () => {
  const problem = async (bytes: Uint8Array) => {
    const answer = await readMotion(bytes)
    return answer.ok ? 'fine' : answer.problems[0]?.code
  }

  test('cut anywhere, it is cut', async () => {
    for (const name of ['vp9-alpha-sound.webm', 'h264.mp4'] as const) {
      const whole = film(name)
      for (const part of [0.2, 0.5, 0.8, 0.95])
        expect([name, part, await problem(whole.subarray(0, whole.length * part))]).toEqual([
          name,
          part,
          expect.stringMatching(/^image\.(truncated|damaged)$/),
        ])
    }
  })

  test('a header that lies about the size of the picture is held to it', async () => {
    const lying = Buffer.from(film('vp9-alpha-sound.webm'))
    const at = lying.indexOf(Buffer.from([0xb0, 0x81, 48]))
    lying[at + 2] = 16
    const shown = await readMotion(lying)
    if (shown.ok) expect([shown.timeline.width, shown.timeline.frames.length]).toEqual([16, 6])
    else expect(shown).toEqual(MISSING)
    const wide = Buffer.from(film('h264.mp4'))
    wide.writeUInt16BE(65_535, wide.indexOf('avc1', wide.indexOf('stsd')) + 4 + 24)
    wide.writeUInt16BE(65_535, wide.indexOf('avc1', wide.indexOf('stsd')) + 4 + 26)
    expect(await problem(wide)).toBe('video.too_large')
  })

  test('nests without end, elements without number, lengths past everything', async () => {
    const head = film('vp9-alpha-sound.webm').subarray(0, 40)
    const segment = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    const start = head.indexOf(segment.subarray(0, 4))
    const ebml = start < 0 ? head : head.subarray(0, start)
    const nothing = Buffer.alloc(400_000, Buffer.from([0xec, 0x80]))
    expect(await problem(Buffer.concat([ebml, segment, nothing]))).toBe('image.damaged')
    const clusters = Buffer.alloc(
      12 * 30_000,
      segment.map((byte, index) => [0x1f, 0x43, 0xb6, 0x75][index] ?? byte),
    )
    expect(await problem(Buffer.concat([ebml, segment, clusters]))).toMatch(/^(image|video)\./)
    const past = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    expect(await problem(Buffer.concat([ebml, past]))).toBe('image.truncated')
  })

  test('codecs that are not read are named, and a file without a picture is told so', async () => {
    const other = Buffer.from(film('vp8-alpha.webm'))
    other.write('V_XXX', other.indexOf('V_VP8'))
    expect(await readMotion(other)).toMatchObject({ problems: [{ code: 'video.codec', params: { found: 'V_XXX' } }] })
    const deaf = Buffer.from(film('h264.mp4'))
    deaf.write('soun', deaf.indexOf('vide', deaf.indexOf('hdlr')))
    expect(await problem(deaf)).toBe('video.no_picture')
  })

  test('without a video program only video is missing', async () => {
    process.env['FFMPEG_PATH'] = '/nowhere/ffmpeg'
    try {
      expect(await readMotion(film('h264.mp4'))).toEqual(MISSING)
      const answer = await exportMotion(await asFile(await movingSticker(64, 4, 90), 'webp'), [
        VIDEO.telegramVideo,
        targetOf('discord'),
      ])
      if (!answer.ok) throw new Error('not read')
      expect(
        answer.exports.map(({ file, problems }) => [file !== undefined, problems.map(({ code }) => code)]),
      ).toEqual([
        [false, ['video.not_here']],
        [true, []],
      ])
    } finally {
      if (ours) process.env['FFMPEG_PATH'] = ours
      else delete process.env['FFMPEG_PATH']
    }
  })
})

describe('the container', () => {
  test('is rewritten from what draws: no sound, no names, nothing behind its end', () => {
    const clean = cleanWebm(film('vp9-alpha-sound.webm')) ?? Buffer.alloc(0)
    const before = parseWebm(film('vp9-alpha-sound.webm'))
    const after = parseWebm(clean)
    expect([before.tracks.length, after.tracks.map(({ codec }) => codec)]).toEqual([2, ['V_VP9']])
    const pictures = before.blocks.filter(({ alpha }) => alpha)
    expect(after.blocks.map(({ colour, alpha, timeMs, isKey }) => [colour, alpha, timeMs, isKey])).toEqual(
      pictures.map(({ colour, alpha, timeMs, isKey }) => [colour, alpha, timeMs - (pictures[0]?.timeMs ?? 0), isKey]),
    )
    expect(cleanWebm(Buffer.concat([film('vp9-alpha-sound.webm'), Buffer.from('\xec\x85hello', 'latin1')]))).toEqual(
      clean,
    )
    expect(validateTelegramWebm('a', clean, 'sticker').map(({ code }) => code)).toEqual(['files.size'])
  })

  test('is judged by its bytes: every spoilt file is found out', () => {
    const good = cleanWebm(film('vp9-alpha-sound.webm')) ?? Buffer.alloc(0)
    const codes = (bytes: Buffer) => validateTelegramWebm('a', bytes, 'sticker').map(({ code }) => code)
    const change = (find: number[], at: number, value: number) => {
      const bytes = Buffer.from(good)
      bytes[bytes.indexOf(Buffer.from(find)) + at] = value
      return bytes
    }
    expect(codes(change([0xb0, 0x81, 48], 2, 100))).toEqual(['files.damaged'])
    expect(codes(change([0x53, 0xc0, 0x81, 1], 3, 0))).toEqual(['files.damaged'])
    expect(codes(Buffer.from(good.toString('latin1').replace('V_VP9', 'V_VP8'), 'latin1'))).toEqual(['files.format'])
    expect(codes(Buffer.concat([good, Buffer.from([0xec, 0x80])]))).toContain('files.extra')
    expect(codes(good.subarray(0, -3))).toEqual(['files.damaged'])
    expect(codes(film('vp9-alpha-sound.webm'))).toEqual(['files.format'])
    expect(codes(film('h264.mp4'))).toEqual(['files.damaged'])
    // A thousand times slower by its scale: far too long. A hundred times faster: too many a second.
    const scale = (value: number) => {
      const bytes = Buffer.from(good)
      bytes.writeUIntBE(value, bytes.indexOf(Buffer.from([0x2a, 0xd7, 0xb1])) + 4, 3)
      return bytes
    }
    expect(codes(scale(16_000_000))).toContain('files.time')
    expect(codes(scale(100_000))).toContain('files.rate')
  })
})
