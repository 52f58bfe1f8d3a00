import sharp from 'sharp'
import type { MotionTarget } from '@/modules/imaging/motion/target'
import type { Timeline } from '@/modules/imaging/motion/timeline'
import { MASTER } from '@/modules/imaging/platform'
import { type PlatformId, PLATFORMS } from '@/modules/imaging/platforms'
import { type Kind, pngChunk, stickerPng } from './images'

/** A sticker that moves: a ball on its way round, with a soft edge and a face, the same for the same arguments. */
export async function movingSticker(side = 128, count = 12, delayMs = 60): Promise<Timeline> {
  const frames: Timeline['frames'] = []
  for (let index = 0; index < count; index += 1) {
    const angle = (2 * Math.PI * index) / count
    const [x, y] = [50 + 18 * Math.cos(angle), 50 + 18 * Math.sin(angle)]
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">
      <defs><radialGradient id="g"><stop stop-color="#ffd76a"/><stop offset="1" stop-color="#e0592a"/></radialGradient></defs>
      <circle cx="${x}" cy="${y}" r="28" fill="url(#g)" opacity="0.95"/>
      <circle cx="${x - 9}" cy="${y - 5}" r="4" fill="#222"/><circle cx="${x + 9}" cy="${y - 5}" r="4" fill="#222"/></svg>`
    const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()
    for (let pixel = 0; pixel < data.length; pixel += 4) if (data[pixel + 3] === 0) data.fill(0, pixel, pixel + 4)
    frames.push({ data, delayMs })
  }
  return { width: side, height: side, frames, loops: 0 }
}

/** A sticker of some kind that swings to and fro: every pixel of it is new in every frame. */
export async function swingingSticker(kind: Kind, side = 512, count = 24, delayMs = 66): Promise<Timeline> {
  const art = await stickerPng(kind, Math.round(side * 0.86))
  const frames: Timeline['frames'] = []
  for (let index = 0; index < count; index += 1) {
    const turned = sharp(art).rotate(14 * Math.sin((2 * Math.PI * index) / count), { background: NOTHING })
    const data = await sharp(await turned.png({ compressionLevel: 0 }).toBuffer())
      .resize(side, side, { fit: 'contain', background: NOTHING })
      .raw()
      .toBuffer()
    for (let pixel = 0; pixel < data.length; pixel += 4) if (data[pixel + 3] === 0) data.fill(0, pixel, pixel + 4)
    frames.push({ data, delayMs })
  }
  return { width: side, height: side, frames, loops: 0 }
}

const NOTHING = { r: 0, g: 0, b: 0, alpha: 0 }

/** The same as a file. */
export function asFile({ width, height, frames, loops }: Timeline, format: 'webp' | 'gif'): Promise<Buffer> {
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const
  const film = sharp(Buffer.concat(frames.map((frame) => frame.data)), { raw })
  const times = { delay: frames.map((frame) => frame.delayMs), loop: loops }
  return format === 'webp' ? film.webp({ ...times, lossless: true, effort: 0 }).toBuffer() : film.gif(times).toBuffer()
}

interface Piece {
  left?: number
  top?: number
  width?: number
  height?: number
  dispose?: number
  blend?: number
  delay?: [numerator: number, denominator: number]
  colour: string
}

/** The chunks of an APNG made by hand, by name and in order: to be put out of order, or together with `apngOf`. */
export async function apngChunks(side: number, pieces: readonly Piece[], loops = 0): Promise<Buffer[]> {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  const control = Buffer.alloc(8)
  control.writeUInt32BE(pieces.length, 0)
  control.writeUInt32BE(loops, 4)
  const chunks = [pngChunk('IHDR', header), pngChunk('acTL', control)]
  let sequence = 0
  for (const [index, piece] of pieces.entries()) {
    const { left = 0, top = 0, width = side, height = side, dispose = 0, blend = 0, delay = [1, 10], colour } = piece
    chunks.push(frameControl({ sequence, width, height, left, top, delay, dispose, blend }))
    sequence += 1
    const png = await sharp({ create: { width, height, channels: 4, background: colour } })
      .png()
      .toBuffer()
    const start = png.indexOf('IDAT')
    const data = png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4))
    if (index === 0) chunks.push(pngChunk('IDAT', data))
    else {
      const number = Buffer.alloc(4)
      number.writeUInt32BE(sequence)
      chunks.push(pngChunk('fdAT', Buffer.concat([number, data])))
      sequence += 1
    }
  }
  return [...chunks, pngChunk('IEND')]
}

export const apngOf = (chunks: readonly Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])

function frameControl(frame: Required<Omit<Piece, 'colour'>> & { sequence: number }): Buffer {
  const body = Buffer.alloc(26)
  const words = [frame.sequence, frame.width, frame.height, frame.left, frame.top]
  for (const [index, value] of words.entries()) body.writeUInt32BE(value, index * 4)
  body.writeUInt16BE(frame.delay[0], 20)
  body.writeUInt16BE(frame.delay[1], 22)
  body[24] = frame.dispose
  body[25] = frame.blend
  return pngChunk('fcTL', body)
}

type Layer = Record<string, unknown>

/** A Lottie drawing: a disc that wanders across, with what is given changed about it. */
export function drawing(changes: Record<string, unknown> = {}, layer: Layer = {}): Record<string, unknown> {
  const still = (k: unknown) => ({ a: 0, k })
  const wander = {
    a: 1,
    k: [
      { t: 0, s: [128, 256], o: { x: 0.5, y: 0.5 }, i: { x: 0.5, y: 0.5 } },
      { t: 60, s: [384, 256] },
    ],
  }
  const disc = [
    { ty: 'el', p: still([0, 0]), s: still([200, 200]) },
    { ty: 'fl', c: still([0.9, 0.3, 0.2, 1]), o: still(100) },
    { ty: 'tr', p: still([0, 0]), a: still([0, 0]), s: still([100, 100]), r: still(0), o: still(100) },
  ]
  const transform = { o: still(100), r: still(0), p: wander, a: still([0, 0]), s: still([100, 100]) }
  const shape = {
    ty: 4,
    ind: 1,
    ip: 0,
    op: 60,
    st: 0,
    sr: 1,
    ks: transform,
    shapes: [{ ty: 'gr', it: disc }],
    ...layer,
  }
  return { v: '5.5.2', fr: 60, ip: 0, op: 60, w: 512, h: 512, ddd: 0, assets: [], layers: [shape], ...changes }
}

/** What platforms make of a moving sticker, by `platform/picture`; each wish once, whoever has it. */
export const MOTION_TARGETS: ReadonlyMap<string, MotionTarget> = everyTarget()

function everyTarget(): Map<string, MotionTarget> {
  const targets = new Map<string, MotionTarget>()
  const known = new Set<string>()
  for (const { id, moving } of PLATFORMS) {
    const video = Object.entries(moving.video ?? {}).map(([name, target]) => [`${name}-video`, target] as const)
    for (const [name, target] of [
      ...Object.entries(moving.pictures),
      ...video,
      ...Object.entries(moving.covers ?? {}),
    ]) {
      if (target === MASTER || known.has(JSON.stringify(target))) continue
      known.add(JSON.stringify(target))
      targets.set(`${id}/${name}`, target)
    }
  }
  return targets
}

/** What a platform makes of a moving sticker. */
export function targetOf(id: PlatformId): MotionTarget {
  const target = MOTION_TARGETS.get(`${id}/sticker`)
  if (!target) throw new RangeError(`${id} has no moving sticker of its own`)
  return target
}
