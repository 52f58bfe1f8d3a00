import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** What is said, packed as a browser wants it. */
export type Packed = (encoding: Encoding) => Buffer

export type Encoding = 'identity' | 'gzip' | 'br'

/** Packed when it is first asked for so, and given out often. */
export function packedOnce(plain: Buffer): Packed {
  const kept: Partial<Record<Encoding, Buffer>> = { identity: plain }
  return (encoding) => (kept[encoding] ??= packAs(encoding, plain))
}

export function packAs(encoding: Encoding, plain: Buffer): Buffer {
  if (encoding === 'identity') return plain
  return encoding === 'gzip'
    ? gzipSync(plain, { level: 6 })
    : brotliCompressSync(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })
}

/** The best that an Accept-Encoding header allows. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const wanted = typeof accepted === 'string' ? accepted : ''
  if (/\bbr\b(?!;q=0(?:[,.]|$))/.test(wanted)) return 'br'
  return /\bgzip\b(?!;q=0(?:[,.]|$))/.test(wanted) ? 'gzip' : 'identity'
}
