import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { seeded, stickerPng } from '@/testing/images'
import { encodeStills } from './encode-stills'
import { QUALITY_BAR } from './export-pack'
import type { Still } from './platform'
import { toRaster, type Raster } from './pixels/raster'
import { similarity } from './pixels/similarity'
import { createScaler } from './stills/fit-raster'

const whatsapp: Still = { width: 512, height: 512, format: 'webp', maxBytes: 102_400 }
const telegram: Still = { width: 512, height: 512, fit: 'inside', format: 'webp', maxBytes: 524_288 }
const pixels = async (bytes: Uint8Array): Promise<Raster> => toRaster(sharp(bytes))

/** Every pixel its own, every alpha its own: what no art is, and no codec likes. */
function noise(side: number, alpha: boolean): Promise<Buffer> {
  const random = seeded(5)
  const data = Buffer.alloc(side * side * 4)
  for (let at = 0; at < data.length; at += 1) data[at] = at % 4 === 3 && !alpha ? 255 : 1 + Math.floor(random() * 255)
  return sharp(data, { raw: { width: side, height: side, channels: 4 } })
    .png()
    .toBuffer()
}

describe('a WebP within a weight', () => {
  test('keeps every pixel where that fits', async () => {
    const master = await stickerPng('flat', 512)
    const [still] = await encodeStills(master, [whatsapp])
    expect(still).toMatchObject({ encodes: 1, quality: 1 })
    expect(similarity(await pixels(still?.bytes ?? Buffer.alloc(0)), await pixels(master))).toBe(1)
  })

  test.each([false, true])(
    'noise fits too, in three encodes at most, and is said to have lost (alpha: %s)',
    async (alpha) => {
      const [still] = await encodeStills(await noise(512, alpha), [whatsapp])
      expect(still?.bytes.length).toBeLessThanOrEqual(102_400)
      expect(still?.encodes).toBeLessThanOrEqual(3)
      expect(still?.quality).toBeLessThan(QUALITY_BAR)
    },
  )

  test('the heaviest allowance is made first, and the others take its file where it is light enough', async () => {
    const stills = await encodeStills(await stickerPng('gradient', 800), [whatsapp, telegram])
    expect(stills.map(({ encodes }) => encodes)).toEqual([0, 1])
    expect(stills[0]?.bytes.equals(stills[1]?.bytes ?? Buffer.alloc(0))).toBe(true)
  })
})

test('a PNG that is too heavy in all colours is made of the best 256', async () => {
  const [still] = await encodeStills(await noise(700, true), [
    { width: 618, height: 618, format: 'png', maxBytes: 500_000 },
  ])
  expect(still?.bytes.length).toBeLessThanOrEqual(500_000)
  expect(still?.encodes).toBe(2)
})

describe('where a picture lies on a still', () => {
  test('in the middle, as large as it goes, with nothing beside it', async () => {
    const [padded, inside] = await encodeStills(await stickerPng('flat', 300).then((png) => sharp(png).resize(300, 150, { fit: 'fill' }).png().toBuffer()), [whatsapp, telegram]) // prettier-ignore
    expect([padded?.width, padded?.height, inside?.width, inside?.height]).toEqual([512, 512, 512, 256])
    const raster = await pixels(padded?.bytes ?? Buffer.alloc(0))
    const alphaAt = (x: number, y: number) => raster.data[(y * 512 + x) * 4 + 3]
    expect([alphaAt(256, 256), alphaAt(256, 120), alphaAt(256, 391)]).toEqual([255, 0, 0])
  })

  test('an edge takes no colour from what cannot be seen', async () => {
    const data = Buffer.alloc(64 * 64 * 4)
    for (let y = 16; y < 48; y += 1) for (let x = 16; x < 48; x += 1) data.set([255, 255, 255, 255], (y * 64 + x) * 4)
    const { raster } = await createScaler({ width: 64, height: 64, data })({ ...whatsapp, width: 200, height: 200 })
    let darkest = 255
    for (let at = 0; at < raster.data.length; at += 4)
      if ((raster.data[at + 3] ?? 0) > 8) darkest = Math.min(darkest, raster.data[at] ?? 0)
    expect(darkest).toBeGreaterThan(240)
  })
})

describe('likeness', () => {
  test('sees a fringe on dark that is none on light, and a hole that is one in alpha only', async () => {
    const one = await pixels(await stickerPng('flat', 256))
    const copy = () => ({ ...one, data: Buffer.from(one.data) })
    expect(similarity(one, copy())).toBe(1)
    const fringed = copy()
    const holed = copy()
    for (let at = 0; at < one.data.length; at += 4) {
      const alpha = one.data[at + 3] ?? 0
      if (alpha === 0 && at % 5 === 0) fringed.data.set([255, 255, 255, 90], at)
      if (alpha === 255 && at % 7 === 0) holed.data[at + 3] = 140
    }
    expect(similarity(one, fringed)).toBeLessThan(QUALITY_BAR)
    expect(similarity(one, holed)).toBeLessThan(QUALITY_BAR)
  })

  test('falls as quality does', async () => {
    const one = await pixels(await stickerPng('painted', 256))
    const at = async (quality: number) =>
      similarity(one, await pixels(await sharp(one.data, { raw: { width: 256, height: 256, channels: 4 } }).webp({ quality }).toBuffer())) // prettier-ignore
    const [high, middle, low] = [await at(95), await at(60), await at(5)]
    expect(high).toBeGreaterThan(0.97)
    expect(middle).toBeLessThan(high)
    expect(low).toBeLessThan(middle)
    expect(low).toBeLessThan(QUALITY_BAR)
  })
})
