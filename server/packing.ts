import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** What is said, for each way a browser may want it packed. */
export interface Packed {
  gzip: Buffer
  br: Buffer
}

/** Packed once and given out often. */
export function pack(plain: Buffer): Packed {
  return { gzip: packAs('gzip', plain), br: packAs('br', plain) }
}

export function packAs(encoding: keyof Packed, plain: Buffer): Buffer {
  return encoding === 'gzip'
    ? gzipSync(plain, { level: 6 })
    : brotliCompressSync(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      })
}

/** The best that an Accept-Encoding header allows. */
export function encodingFor(accepted: string | string[] | undefined): keyof Packed | 'identity' {
  const wanted = typeof accepted === 'string' ? accepted : ''
  if (/\bbr\b(?!;q=0(?:[,.]|$))/.test(wanted)) return 'br'
  return /\bgzip\b(?!;q=0(?:[,.]|$))/.test(wanted) ? 'gzip' : 'identity'
}
