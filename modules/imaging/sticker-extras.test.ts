import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { film, tone, videoIsHere, videoPrograms } from '@/testing/films'
import { stickerPng } from '@/testing/images'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { makeEffect } from './make-effect'
import { makeSound } from './make-sound'
import { decodeStrip } from './motion/strip'
import { SAMPLE_RATE } from './motion/video/av-job'
import { withVideo } from './motion/video/video-program'
import { withFile } from './motion/video/with-file'
import { readMotion } from './read-motion'
import { loudnessOf } from './sound/loudness'
import { extraFiles } from './sticker-extras'

const codes = (made: Awaited<ReturnType<typeof makeSound>>) =>
  made.ok ? 'made' : made.problems.map(({ code }) => code)

test('loudness is that of the standard: a full sine of 997 Hz on one channel is 3.01 LUFS below full', () => {
  const sine = Float32Array.from({ length: SAMPLE_RATE }, (_, index) =>
    Math.sin((2 * Math.PI * 997 * index) / SAMPLE_RATE),
  )
  expect(loudnessOf(sine)).toBeCloseTo(-3.01, 1)
  expect(loudnessOf(new Float32Array(SAMPLE_RATE))).toBe(Number.NEGATIVE_INFINITY)
})

describe.each(videoPrograms)('a sound, by %s', (ffmpeg) => {
  const isHere = ffmpeg !== undefined || videoIsHere
  const before = process.env['FFMPEG_PATH']
  beforeAll(() => {
    if (ffmpeg) process.env['FFMPEG_PATH'] = ffmpeg
    else delete process.env['FFMPEG_PATH']
  })
  afterAll(() => {
    if (before) process.env['FFMPEG_PATH'] = before
    else delete process.env['FFMPEG_PATH']
  })

  test.each(['wav', 'mp3', 'ogg', 'm4a'] as const)('of %s comes out twice, as loud as every other', async (ending) => {
    const made = await makeSound(tone(ending))
    if (!isHere) return expect(codes(made)).toEqual(['video.not_here'])
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    const { extra, files } = made
    expect(Math.abs(extra.ms - (ending === 'wav' ? 600 : 1200))).toBeLessThan(40)
    expect(files.map(({ path }) => path)).toEqual([`${extra.key}/sound.ogg`, `${extra.key}/sound.aac`])
    const opus = files[0]?.bytes ?? Buffer.alloc(0)
    const bounds = { seconds: 30, memoryBytes: 400_000_000, outputBytes: 2_000_000 }
    const heard = await withFile(opus, (path) =>
      withVideo((program) => program.hear({ do: 'hear', path, container: 'ogg' }, bounds)),
    )
    const samples = new Float32Array(Uint8Array.from(heard).buffer)
    expect(Math.abs(loudnessOf(samples) + 16)).toBeLessThan(1)
  })

  test('that is none, too long, too short or silent is refused in words of its own', async () => {
    const wav = (seconds: number, value: number) => {
      const head = Buffer.from(tone('wav').subarray(0, 44))
      const data = Buffer.alloc(Math.round(8000 * seconds), value)
      for (let at = 0; at < data.length; at += 2) data[at] = 256 - value
      head.writeUInt32LE(36 + data.length, 4)
      head.write('data', 36)
      head.writeUInt32LE(data.length, 40)
      return Buffer.concat([head, data])
    }
    const missing = (code: string) => [isHere ? code : 'video.not_here']
    expect(codes(await makeSound(Buffer.alloc(0)))).toEqual(['sound.empty'])
    expect(codes(await makeSound(Buffer.from('no sound at all')))).toEqual(['sound.not_a_sound'])
    expect(codes(await makeSound(Buffer.alloc(2_000_001)))).toEqual(['sound.too_large'])
    expect(codes(await makeSound(wav(9, 10)))).toEqual(missing('sound.too_long'))
    expect(codes(await makeSound(wav(0.05, 10)))).toEqual(missing('sound.too_short'))
    expect(codes(await makeSound(wav(1, 128)))).toEqual(missing('sound.silent'))
    expect(codes(await makeSound(film('h264.mp4')))).toEqual(missing('sound.not_a_sound'))
  })
})

describe('an effect', () => {
  test('of a drawing plays once, at its own pace, and keeps the drawing beside it', async () => {
    const given = drawing({ meta: { a: 'whose it is' } })
    const made = await makeEffect(Buffer.from(JSON.stringify(given)))
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    expect(made.extra).toMatchObject({ ms: 1000, original: 'json' })
    const { loop, pages, width } = await sharp(made.files[0]?.bytes).metadata()
    expect([loop, width, (pages ?? 0) > 8]).toEqual([1, 512, true])
    expect(JSON.parse(String(made.files[1]?.bytes))).toEqual(drawing())
    expect(Object.keys(extraFiles({ effect: made.extra }))).toEqual(['effect.webp', 'effect.json'])
  })

  test('of a video or an APNG keeps that one, without its sound; a WebP that is right is played itself', async () => {
    const pieces = ['red', 'lime', 'blue'].map((colour) => ({ colour }))
    const apng = await makeEffect(apngOf(await apngChunks(64, pieces)))
    expect(apng.ok && [apng.extra.original, (await readMotion(apng.files[1]?.bytes ?? Buffer.alloc(0))).ok]).toEqual(['apng', true]) // prettier-ignore
    const webm = await makeEffect(film('vp9-alpha-sound.webm'))
    if (videoIsHere)
      expect(webm.ok && [webm.extra.original, webm.files[1]?.bytes.includes('A_OPUS')]).toEqual(['webm', false]) // prettier-ignore
    else expect(codes(webm)).toEqual(['video.not_here'])
    const source = await movingSticker(64, 3, 100)
    const webp = await makeEffect(await asFile(source, 'webp'))
    const shown = await decodeStrip(webp.ok ? (webp.files[0]?.bytes ?? Buffer.alloc(0)) : Buffer.alloc(0))
    expect([shown.loops, shown.frames[2]?.data.equals(source.frames[2]?.data ?? Buffer.alloc(0))]).toEqual([1, true])
  })

  test('that is none, damaged, still or too long is refused in words of its own', async () => {
    const webp = await asFile(await movingSticker(64, 10, 500), 'webp')
    expect(codes(await makeEffect(Buffer.from('no effect at all')))).toEqual(['effect.not_an_effect'])
    expect(codes(await makeEffect(webp.subarray(0, webp.length - 40)))).toEqual(['effect.damaged'])
    expect(codes(await makeEffect(await stickerPng('flat', 64)))).toEqual(['effect.still'])
    expect(codes(await makeEffect(webp))).toEqual(['effect.too_long'])
  })
})
