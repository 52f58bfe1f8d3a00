import { crc32, inflateSync } from 'node:zlib'
import type { Seen } from '../validators/look'
import { nameAt, need, viewOf } from './bytes'

/** Channels by colour type: https://www.w3.org/TR/png-3/#11IHDR */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * Every chunk of a PNG or APNG, every checksum, and every frame's pixels unpacked to exactly as many bytes as they must have.
 * Written from the specification and sharing nothing with the reader and the writer of motion/: it is what those are held against.
 */
export function lookAtPng(bytes: Uint8Array): Seen {
  const view = viewOf(bytes)
  const chunks = new Set<string>()
  const durations: number[] = []
  let [width, height, depth, colour] = [0, 0, 0, 0]
  let control: { frames: number; loops: number } | undefined
  let open: { width: number; height: number; data: Uint8Array[] } | undefined
  let picture: Uint8Array[] | undefined
  let sequence = 0
  const rowBytes = (wide: number) => Math.ceil((wide * depth * (CHANNELS[colour] ?? 0)) / 8) + 1
  const unpack = (data: readonly Uint8Array[], wide: number, high: number) => {
    const wanted = rowBytes(wide) * high
    need(inflateSync(Buffer.concat(data), { maxOutputLength: wanted + 1 }).length === wanted)
  }
  const close = () => {
    if (open) unpack(open.data, open.width, open.height)
    open = undefined
  }
  for (let offset = 8; ;) {
    need(offset + 12 <= bytes.length)
    const length = view.getUint32(offset)
    const [type, body, end] = [nameAt(bytes, offset + 4), offset + 8, offset + 12 + length]
    need(end <= bytes.length && crc32(bytes.subarray(offset + 4, end - 4)) === view.getUint32(end - 4))
    chunks.add(type)
    if (type === 'IHDR') {
      ;[width, height, depth, colour] = [view.getUint32(body), view.getUint32(body + 4), view.getUint8(body + 8), view.getUint8(body + 9)] // prettier-ignore
      need(view.getUint8(body + 12) === 0 && CHANNELS[colour] !== undefined)
    } else if (type === 'acTL') {
      need(!picture)
      control = { frames: view.getUint32(body), loops: view.getUint32(body + 4) }
    } else if (type === 'fcTL') {
      close()
      need(length === 26 && view.getUint32(body) === sequence)
      sequence += 1
      open = { width: view.getUint32(body + 4), height: view.getUint32(body + 8), data: [] }
      need(view.getUint32(body + 12) + open.width <= width && view.getUint32(body + 16) + open.height <= height)
      durations.push((1000 * view.getUint16(body + 20)) / (view.getUint16(body + 22) || 100))
    } else if (type === 'IDAT') {
      picture ??= []
      picture.push(bytes.subarray(body, end - 4))
      if (open) open.data.push(bytes.subarray(body, end - 4))
    } else if (type === 'fdAT') {
      need(open !== undefined && view.getUint32(body) === sequence)
      sequence += 1
      open.data.push(bytes.subarray(body + 4, end - 4))
    }
    offset = end
    if (type !== 'IEND') continue
    close()
    need(picture !== undefined)
    unpack(picture, width, height)
    need((control?.frames ?? 0) === durations.length)
    const frames = Math.max(1, durations.length)
    return {
      format: 'png',
      width,
      height,
      frames,
      durations,
      loops: control?.loops ?? 0,
      chunks: [...chunks],
      trailingBytes: bytes.length - end,
    }
  }
}
