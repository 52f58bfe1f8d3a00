import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

// Pictures for tests, made when they are needed: good ones by kind, and bad ones by what is wrong with them.

export type Kind = 'flat' | 'gradient' | 'painted' | 'photo'

/** The same numbers every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A transparent PNG with a sticker on it: a round body with two eyes, filled as its kind says, the same for the same arguments. */
export async function stickerPng(kind: Kind = 'flat', side = 512, seed = 1): Promise<Buffer> {
  const random = seeded(seed)
  const hue = Math.floor(random() * 360)
  const strokes = Array.from({ length: kind === 'painted' ? 900 : 0 }, () => {
    const [x, y, turn, tone] = [random() * 100, random() * 100, random() * 180, random()]
    return `<ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="${(1 + random() * 5).toFixed(2)}" ry="1.1" transform="rotate(${turn.toFixed(0)} ${x.toFixed(2)} ${y.toFixed(2)})" fill="hsl(${hue + tone * 60} 70% ${35 + tone * 35}%)" opacity="0.7"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">
    <defs><radialGradient id="g"><stop stop-color="hsl(${hue} 90% 75%)"/><stop offset="1" stop-color="hsl(${hue + 40} 80% 45%)"/></radialGradient>
    <clipPath id="c"><circle cx="50" cy="52" r="38"/></clipPath></defs>
    <circle cx="50" cy="52" r="38" fill="${kind === 'gradient' ? 'url(#g)' : `hsl(${hue} 80% 60%)`}"/>
    <g clip-path="url(#c)">${strokes.join('')}</g>
    <circle cx="38" cy="46" r="5" fill="#222"/><circle cx="62" cy="46" r="5" fill="#222"/>
    <path d="M36 64q14 12 28 0" stroke="#222" stroke-width="3" fill="none"/></svg>`
  const drawn = sharp(Buffer.from(svg))
  if (kind !== 'photo') return drawn.png().toBuffer()

  const { data, info } = await drawn.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  for (let pixel = 0; pixel < data.length; pixel += 4) {
    if (data[pixel + 3] === 0) continue
    const grain = random() * 40 - 20
    for (let channel = 0; channel < 3; channel += 1)
      data[pixel + channel] = Math.max(0, Math.min(255, (data[pixel + channel] ?? 0) + grain))
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .png()
    .toBuffer()
}

/** A plain coloured rectangle with nothing transparent about it. */
export function plainPng(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#e6648b' } })
    .png()
    .toBuffer()
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function pngChunk(type: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const chunk = Buffer.alloc(12 + body.length)
  chunk.writeUInt32BE(body.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(body, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length)
  return chunk
}

/** A PNG that says any size, with the chunks given between header and picture. The picture's own data is one black row. */
export function pngClaiming(width: number, height: number, before: readonly Buffer[] = []): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const data = deflateSync(Buffer.alloc(1 + 4 * Math.min(width, 4096)))
  return Buffer.concat([SIGNATURE, pngChunk('IHDR', header), ...before, pngChunk('IDAT', data), pngChunk('IEND')])
}

/** The same PNG with chunks put in before its picture data. */
export function withChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  const data = png.indexOf('IDAT') - 4
  return Buffer.concat([png.subarray(0, data), ...chunks, png.subarray(data)])
}

/** A GIF with a canvas of any size and so many one-pixel frames on it. */
export function gifClaiming(width: number, height: number, frames = 1): Buffer {
  const header = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  header.writeUInt16LE(width, 6)
  header.writeUInt16LE(height, 8)
  const frame = Buffer.from('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1')
  return Buffer.concat([header, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}

/** A control chunk that says a PNG moves. */
export function animationControl(frames: number): Buffer {
  const body = Buffer.alloc(8)
  body.writeUInt32BE(frames, 0)
  return pngChunk('acTL', body)
}
