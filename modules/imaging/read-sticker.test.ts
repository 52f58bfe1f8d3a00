import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  animationControl,
  gifClaiming,
  plainPng,
  pngChunk,
  pngClaiming,
  stickerPng,
  withChunks,
} from '@/testing/images'
import { asFile, movingSticker } from '@/testing/motion'
import { PICTURE_FORMATS } from './file-kind'
import { readSticker } from './read-sticker'

const codes = async (bytes: Uint8Array) => (await readSticker(bytes)).problems.map((problem) => problem.code)

async function accepted(bytes: Uint8Array) {
  const read = await readSticker(bytes)
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problems)}`)
  return read
}

/** The colour in the middle of a master. */
async function middle(png: Buffer): Promise<number[]> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  const pixel = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4
  return [...data.subarray(pixel, pixel + 4)]
}

describe('a picture becomes a master', () => {
  test('whatever its format: an upright RGBA PNG of 8 bits, named by its hash, without metadata', async () => {
    const art = sharp(await stickerPng('gradient', 300))
    const files = {
      png: await art.png().toBuffer(),
      jpeg: await art.clone().flatten({ background: '#fff' }).jpeg().toBuffer(),
      webp: await art.webp().toBuffer(),
      avif: await art.avif({ effort: 0 }).toBuffer(),
      gif: await art.gif().toBuffer(),
      tiff: await art.tiff({ compression: 'lzw' }).toBuffer(),
      svg: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><circle cx="15" cy="15" r="12"/></svg>',
      ),
    }
    expect(Object.keys(files).toSorted()).toEqual([...PICTURE_FORMATS].toSorted())
    for (const [format, bytes] of Object.entries(files)) {
      const { master, source } = await accepted(bytes)
      const facts = await sharp(master.png).metadata()
      expect(facts).toMatchObject({ format: 'png', channels: 4, depth: 'uchar', space: 'srgb', width: master.width })
      expect(facts.exif ?? facts.icc ?? facts.xmp).toBeUndefined()
      expect(source).toMatchObject({ format, bytes: bytes.length })
      expect(master.width).toBe(format === 'svg' ? 1024 : 300)
      expect(master.hasAlpha).toBe(format !== 'jpeg')
      expect(Buffer.from(master.placeholder, 'base64').length).toBeLessThan(40)
    }
  })

  test('the same picture always gives the same master', async () => {
    const png = await stickerPng()
    const [first, second] = [await accepted(png), await accepted(png)]
    expect(first.master.sha256).toBe(second.master.sha256)
    const again = await accepted(first.master.png)
    expect(again.master.sha256).toBe(first.master.sha256)
  })

  test('CMYK, 16 bits, grey, palette and foreign profiles come out as the colours they mean', async () => {
    const red = { create: { width: 64, height: 64, channels: 3, background: '#d21e1e' } } as const
    const files = [
      await sharp(red).jpeg({ quality: 100 }).withIccProfile('cmyk').toBuffer(),
      await sharp(red).toColourspace('rgb16').png().toBuffer(),
      await sharp(red).png({ palette: true }).toBuffer(),
      await sharp(red).withIccProfile('p3').png().toBuffer(),
      await sharp(red).toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(),
    ]
    for (const file of files) {
      const [r = 0, g = 0, b = 0, alpha] = await middle((await accepted(file)).master.png)
      // CMYK holds fewer colours: near is right there, wrong would be inverted or muddy.
      expect(Math.max(Math.abs(r - 210), Math.abs(g - 30), Math.abs(b - 30))).toBeLessThan(32)
      expect(alpha).toBe(255)
    }
    const grey = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
    expect(await middle((await accepted(grey)).master.png)).toEqual([119, 119, 119, 255])
  })

  test('a sideways photo is turned upright', async () => {
    const bytes = await sharp(await plainPng(80, 40))
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await accepted(bytes)).master).toMatchObject({ width: 40, height: 80 })
  })

  test('nothing is left of the colour that transparency hides', async () => {
    const data = Buffer.alloc(32 * 32 * 4, 90)
    for (let pixel = 0; pixel < 16 * 32; pixel += 1) data[pixel * 4 + 3] = 0
    const png = await sharp(data, { raw: { width: 32, height: 32, channels: 4 } })
      .png()
      .toBuffer()
    const { data: pixels } = await sharp((await accepted(png)).master.png)
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...pixels.subarray(0, 4)]).toEqual([0, 0, 0, 0])
    expect([...pixels.subarray(-4)]).toEqual([90, 90, 90, 90])
  })

  test('larger than any messenger takes is brought down to 2,048', async () => {
    const { master, source } = await accepted(await plainPng(3000, 1500))
    expect([source.width, source.height, master.width, master.height]).toEqual([3000, 1500, 2048, 1024])
  })
})

describe('what a file carries besides its picture is gone', () => {
  test('text, comments and private chunks are never unpacked, and not in the master', async () => {
    const bomb = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(200_000_000))])
    const png = withChunks(await stickerPng(), pngChunk('zTXt', bomb), pngChunk('tEXt', Buffer.from('k\0<script>')))
    const before = process.memoryUsage().rss
    const { master, problems } = await accepted(png)
    expect(problems).toEqual([])
    expect(master.png.includes('<script>')).toBe(false)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('a profile that unpacks without end is left out, and said', async () => {
    const bomb = Buffer.concat([Buffer.from('p\0\0'), deflateSync(Buffer.alloc(50_000_000))])
    expect(await codes(withChunks(await stickerPng(), pngChunk('iCCP', bomb)))).toEqual(['image.profile_ignored'])
  })

  test('a second file behind the picture is left out, and said', async () => {
    for (const picture of [
      await stickerPng(),
      await sharp(await stickerPng())
        .webp()
        .toBuffer(),
      gifClaiming(32, 32),
    ]) {
      const read = await accepted(Buffer.concat([picture, Buffer.from('PK\x03\x04<?php system(0) ?>')]))
      expect(read.problems).toMatchObject([{ code: 'image.hidden_data', severity: 'warning', params: { bytes: 22 } }])
      expect(read.master.png.includes('php')).toBe(false)
    }
  })
})

describe('refused before it is decoded', () => {
  const quickly = async (bytes: Uint8Array) => {
    const before = process.cpuUsage()
    const read = await readSticker(bytes)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(100)
    expect(read.ok).toBe(false)
    return read.problems[0]
  }

  test('an empty file, and what is no picture at all', async () => {
    expect(await quickly(Buffer.alloc(0))).toMatchObject({ code: 'image.empty' })
    expect(await quickly(Buffer.from('hello there'))).toMatchObject({ code: 'image.not_an_image' })
    expect(await quickly(Buffer.alloc(5000))).toMatchObject({ code: 'image.not_an_image' })
  })

  test('what we can name but not read, whatever it is called', async () => {
    for (const [head, found] of [
      ['%PDF-1.7', 'PDF'],
      ['8BPS', 'Photoshop'],
      ['PK\x03\x04', 'ZIP'],
      ['<!doctype html><svg>', 'HTML'],
    ] as const)
      expect(await quickly(Buffer.from(head))).toMatchObject({ code: 'image.not_supported', params: { found } })
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')
    expect(await quickly(heic)).toMatchObject({ params: { found: 'HEIC' } })
  })

  test('50,000 × 50,000, and a GIF whose one pixel stands on a canvas of 65,535 × 65,535', async () => {
    expect(await quickly(pngClaiming(50_000, 50_000))).toMatchObject({
      code: 'image.too_many_pixels',
      params: { width: 50_000, height: 50_000, measured: 2_500_000_000, limit: 33_554_432 },
    })
    expect(await quickly(gifClaiming(65_535, 65_535))).toMatchObject({ code: 'image.too_many_pixels' })
    // A WebP without loss has its size behind its mark, 14 bits each; one that moves has that of its canvas in its first chunk.
    const flat = await sharp(await stickerPng('flat', 64)).webp({ lossless: true }).toBuffer() // prettier-ignore
    flat.writeUInt32LE(0x1fffffff, flat.indexOf('VP8L') + 9)
    expect(await quickly(flat)).toMatchObject({ code: 'image.too_many_pixels', params: { width: 16_384 } })
    const moving = await asFile(await movingSticker(64, 4), 'webp')
    moving.writeUIntLE(16_383, moving.indexOf('VP8X') + 12, 3)
    moving.writeUIntLE(16_383, moving.indexOf('VP8X') + 15, 3)
    expect(await quickly(moving)).toMatchObject({ code: 'motion.too_many_pixels', params: { width: 16_384, count: 4 } })
    expect(await quickly(pngClaiming(2_000_000, 1))).toMatchObject({
      code: 'image.too_long_side',
      params: { limit: 12_000 },
    })
    expect(await quickly(pngClaiming(3, 3))).toMatchObject({
      code: 'image.too_small',
      params: { measured: 3, limit: 16 },
    })
  })

  test('more bytes than a sticker needs', async () => {
    const big = Buffer.concat([await stickerPng('flat', 64), Buffer.alloc(20_000_000)])
    expect(await quickly(big)).toMatchObject({
      code: 'image.too_large',
      params: { bytes: big.length, limitBytes: 20_000_000 },
    })
  })

  test('pictures that say they move and do not, or move too much', async () => {
    const apng = withChunks(await stickerPng(), animationControl(12))
    expect(await quickly(apng)).toMatchObject({ code: 'apng.frame_count', params: { measured: 0, limit: 12 } })
    expect(await quickly(gifClaiming(64, 64, 50_000))).toMatchObject({
      code: 'motion.too_many_frames',
      params: { measured: 50_000, limit: 600 },
    })
    const still = withChunks(await stickerPng(), animationControl(1))
    expect((await readSticker(still)).ok).toBe(true)
  })
})

describe('a file that was cut short', () => {
  test('is refused wherever it was cut, also when only its end mark is missing', async () => {
    const art = sharp(await stickerPng('gradient', 128))
    const files = [
      await art.png().toBuffer(),
      await art.clone().flatten().jpeg({ progressive: true }).toBuffer(),
      await art.webp().toBuffer(),
      await art.gif().toBuffer(),
      await art.avif({ effort: 0 }).toBuffer(),
    ]
    for (const file of files) {
      for (const keep of [40, file.length >> 1, file.length - 200])
        expect((await readSticker(file.subarray(0, keep))).ok).toBe(false)
    }
    const [png, jpeg, , gif] = files as [Buffer, Buffer, Buffer, Buffer]
    expect(await codes(png.subarray(0, -12))).toEqual(['image.truncated'])
    expect(await codes(jpeg.subarray(0, -2))).toEqual(['image.truncated'])
    expect(await codes(gif.subarray(0, -1))).toEqual(['image.truncated'])
  })

  test('a damaged byte in what draws a PNG is found by its checksum', async () => {
    const png = await stickerPng()
    const damaged = Buffer.from(png)
    damaged[png.indexOf('IDAT') + 30] = (damaged[png.indexOf('IDAT') + 30] ?? 0) ^ 0xff
    expect(await codes(damaged)).toEqual(['image.damaged'])
  })
})

describe('whatever the bytes', () => {
  test('a verdict is given, and nothing is thrown', async () => {
    const art = sharp(await stickerPng('flat', 48))
    const seeds = [
      await art.png().toBuffer(),
      await art.clone().flatten().jpeg().toBuffer(),
      await art.webp({ lossless: true }).toBuffer(),
      await art.gif().toBuffer(),
      await art.tiff().toBuffer(),
      await art.avif({ effort: 0 }).toBuffer(),
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="30" height="30"/></svg>',
      ),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(3),
        async (seed, changes, cut) => {
          const bytes = Buffer.from(cut === 0 ? seed.subarray(0, (changes[0]?.[0] ?? 0) % seed.length) : seed)
          for (const [where, value] of changes) if (bytes.length > 0) bytes[where % bytes.length] = value
          const read = await readSticker(bytes)
          expect(read.ok || read.problems.length > 0).toBe(true)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })
})
