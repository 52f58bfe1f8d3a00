import sharp from 'sharp'
import { encodeStills, type EncodedStill } from '@/modules/imaging/encode-stills'
import { toRaster } from '@/modules/imaging/pixels/raster'
import { similarity } from '@/modules/imaging/pixels/similarity'
import { MASTER, type Still } from '@/modules/imaging/platform'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { type Kind, stickerPng } from '@/testing/images'
import { type Figures, figure } from './parts/result'

const SIDE = 2048
const ROUNDS = 3
const KINDS: readonly Kind[] = ['flat', 'gradient', 'painted', 'photo']

/**
 * One sticker for every platform of the registry, from its master of 2,048 px, against one who decodes it once, resizes and
 * encodes for each final file with the settings that were chosen, and measures nothing. CPU time, median of three, one at a
 * time, the mean of four kinds. Bars: 1.25 without the quality metric, 1.4 with it, 1.4 encodes a file.
 */
export default async function imagingStatic(): Promise<Figures> {
  const stills = PLATFORMS.flatMap(({ pictures }) => Object.values(pictures)).filter((wanted) => wanted !== MASTER)
  const sums = { ours: 0, bare: 0, metric: 0, encodes: 0 }
  const figures: Figures = {}
  for (const kind of KINDS) {
    const master = await stickerPng(kind, SIDE)
    const made = await encodeStills(master, stills)
    const rounds = { ours: [] as number[], bare: [] as number[], metric: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.ours.push(await cpuMs(() => encodeStills(master, stills)))
      rounds.bare.push(await cpuMs(() => bare(master, stills, made)))
      rounds.metric.push(await cpuMs(() => measure(made)))
    }
    const [ours, theirs] = [median(rounds.ours), median(rounds.bare)]
    figures[`imaging-static-${kind}`] = figure(ours, theirs, 'CPU ms/sticker', ours)
    sums.ours += ours
    sums.bare += theirs
    sums.metric += median(rounds.metric)
    sums.encodes += made.reduce((sum, { encodes }) => sum + encodes, 0) / made.length
  }
  const mean = (sum: number) => sum / KINDS.length
  return {
    'imaging-static': figure(
      mean(sums.ours - sums.metric),
      mean(sums.bare),
      'CPU ms/sticker, no metric',
      mean(sums.ours - sums.metric),
    ),
    'imaging-static-measured': figure(mean(sums.ours), mean(sums.bare), 'CPU ms/sticker', mean(sums.ours)),
    'imaging-static-encodes': figure(mean(sums.encodes), 1, 'encodes/file', 0),
    ...figures,
  }
}

/** The least that makes these files: everything about them is known beforehand. */
async function bare(master: Buffer, stills: readonly Still[], made: readonly EncodedStill[]): Promise<void> {
  const { data, info } = await sharp(master).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  for (const [index, { width, height, margin = 0, format }] of stills.entries()) {
    const picture = sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
      .resize({ width: width - 2 * margin, height: height - 2 * margin, fit: 'contain', background: CLEAR })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background: CLEAR })
    if (format === 'png') await picture.png({ compressionLevel: 6, palette: false }).toBuffer()
    else if (made[index]?.quality === 1) await picture.webp({ lossless: true, effort: 2 }).toBuffer()
    else await picture.webp({ quality: 95, effort: 4, smartSubsample: true }).toBuffer()
  }
}

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }

/** What the metric costs of these files: those that lost nothing are not measured. */
async function measure(made: readonly EncodedStill[]): Promise<void> {
  for (const { bytes, quality } of made) {
    if (quality === 1) continue
    const raster = await toRaster(sharp(bytes))
    similarity(raster, raster)
  }
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
