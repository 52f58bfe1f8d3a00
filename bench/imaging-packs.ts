import { encodeStills } from '@/modules/imaging/encode-stills'
import { exportMotion } from '@/modules/imaging/export-motion'
import { exportPack, type PackToExport, type StickerToExport, type StillStore } from '@/modules/imaging/export-pack'
import { createImagingPool, type ImagingPool } from '@/modules/imaging/imaging-pool'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { sha256 } from '@/modules/imaging/master'
import { stickerPng } from '@/testing/images'
import { asFile, movingSticker } from '@/testing/motion'
import { type Figures, figure } from './parts/result'

const COUNTS = [1, 10, 100] as const

type Imaging = Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture'>

/** All in this process, whose time can be told; by paths nothing is sent here. */
const HERE: Imaging = {
  encodeStills: (master, stills) => encodeStills(bytesOf(master), stills),
  exportMotion: (file, targets) => exportMotion(bytesOf(file), targets),
  lookAtPicture: (picture) => lookAtPicture(bytesOf(picture)),
}

/**
 * What a sticker costs when 1, 10 and 100 packs are made for a platform, each of two stickers that stand still and one that
 * moves, no two alike: beside the cost in the first pack, so a ratio over 1 is growth. And how many a second come out of the
 * pool, beside one process.
 */
export default async function imagingPacks(): Promise<Figures> {
  const packs: PackToExport[] = []
  for (let index = 0; index < Math.max(...COUNTS); index += 1) packs.push(await packOf(index))
  const figures: Figures = {}
  await make(HERE, packs.slice(0, 1))
  let first = 0
  for (const count of COUNTS) {
    const before = process.cpuUsage()
    await make(HERE, packs.slice(0, count))
    const { user, system } = process.cpuUsage(before)
    const each = (user + system) / 1000 / (count * 3)
    first ||= each
    figures[`imaging-packs-${count}`] = figure(each, first, 'CPU ms/sticker', each)
  }

  const some = packs.slice(0, 10)
  const alone = await rate(HERE, some)
  const pool = createImagingPool()
  await make(pool, packs.slice(10, 12))
  figures['imaging-packs-pool'] = figure(await rate(pool, some), alone, 'stickers/s', 0)
  await pool.close()
  return figures
}

async function rate(imaging: Imaging, packs: readonly PackToExport[]): Promise<number> {
  const start = performance.now()
  await make(imaging, packs)
  return (packs.length * 3 * 1000) / (performance.now() - start)
}

async function make(imaging: Imaging, packs: readonly PackToExport[]): Promise<void> {
  const kept = new Map<string, Awaited<ReturnType<StillStore['get']>>>()
  const store: StillStore = {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, one) => Promise.resolve(void kept.set(name, one)),
  }
  for (const pack of packs) await exportPack(imaging, pack, 'matrix', store, ['matrix'])
}

async function packOf(index: number): Promise<PackToExport> {
  const stickers = [
    still(await stickerPng('flat', 512, index)),
    still(await stickerPng('gradient', 512, index)),
    moves(await asFile(await movingSticker(128, 6, 60 + index), 'webp')),
  ]
  return { id: `pack_${index}`, title: 'Measured', author: 'Mira', version: 1, stickers }
}

const WORDS = { emoji: ['🦊'], alt: '', tags: [] }

function still(png: Buffer): StickerToExport {
  return { ...WORDS, kind: 'still', masterHash: sha256(png), master: () => Promise.resolve(png) }
}

function moves(file: Buffer): StickerToExport {
  const bytes = () => Promise.resolve(file)
  return { ...WORDS, kind: 'webp', masterHash: sha256(file), master: bytes, moving: bytes }
}

function bytesOf(given: Uint8Array | { path: string }): Uint8Array {
  if (given instanceof Uint8Array) return given
  throw new TypeError('nothing is sent by its path here')
}
