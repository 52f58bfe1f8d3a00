import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** What is said, packed as a browser wants it. */
export type Packed = (encoding: Encoding) => Buffer

export type Encoding = 'identity' | 'gzip' | 'br'

/** What is wanted so often is packed as small as can be: a tenth less, for 140 ms of a core in which the door answers on. */
const OFTEN = 3
let packing = false

/** Packed when it is first asked for so, and given out often. */
export function packedOnce(plain: Buffer): Packed {
  const kept: Partial<Record<Encoding, Buffer>> = { identity: plain }
  let asked = 0
  const packSmaller = () => {
    packing = true
    brotliCompress(plain, brotli(constants.BROTLI_MAX_QUALITY, plain), (error, smaller) => {
      packing = false
      if (!error) kept.br = smaller
    })
  }
  return (encoding) => {
    if (encoding === 'br') asked += 1
    // One at a time, and once: whoever finds another under way is answered as before, and the next one asks again.
    if (asked >= OFTEN && !packing) {
      asked = -Infinity
      packSmaller()
    }
    return (kept[encoding] ??= packAs(encoding, plain))
  }
}

export function packAs(encoding: Encoding, plain: Buffer): Buffer {
  if (encoding === 'identity') return plain
  return encoding === 'gzip' ? gzipSync(plain, { level: 6 }) : brotliCompressSync(plain, brotli(5, plain))
}

function brotli(quality: number, { length }: Buffer) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: length } }
}

/** The best that an Accept-Encoding header allows. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const wanted = typeof accepted === 'string' ? accepted : ''
  if (/\bbr\b(?!;q=0(?:[,.]|$))/.test(wanted)) return 'br'
  return /\bgzip\b(?!;q=0(?:[,.]|$))/.test(wanted) ? 'gzip' : 'identity'
}
