import { crc32 } from 'node:zlib'

export const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export interface Chunk {
  type: string
  body: Uint8Array
  /** Name and body, as its checksum covers them, and the length before and the checksum after. */
  whole: Uint8Array
}

/** A chunk as it stands in a file: https://www.w3.org/TR/png-3/#5Chunk-layout */
export function chunk(type: string, body: Uint8Array = new Uint8Array()): Buffer {
  const whole = Buffer.alloc(12 + body.length)
  whole.writeUInt32BE(body.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(body, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + body.length)), 8 + body.length)
  return whole
}
