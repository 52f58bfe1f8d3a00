import { inflates } from '../headers/png'
import { chunk, SIGNATURE } from './apng-chunks'
import { chunks } from './parse-apng'

const DRAWS = new Set(['IHDR', 'acTL', 'PLTE', 'tRNS', 'sRGB', 'fcTL', 'IDAT', 'fdAT', 'IEND'])
/** What changes how colours look: kept in a master, and not taken for exact by a messenger's rules. */
const COLOURS = new Set(['gAMA', 'cHRM', 'iCCP', 'sBIT'])

/**
 * An APNG that was read, with its frames as they are and nothing in it that does not draw.
 * @param loops How often it plays, when it goes to a messenger: then one with colour rules of its own is nothing to pass on.
 */
export function cleanApng(bytes: Uint8Array, loops?: number): Buffer | undefined {
  const parts: Uint8Array[] = [SIGNATURE]
  for (const { type, body, whole } of chunks(bytes)) {
    if (COLOURS.has(type)) {
      if (loops !== undefined) return undefined
      if (type !== 'iCCP' || inflates(body)) parts.push(whole)
    }
    if (!DRAWS.has(type)) continue
    if (type === 'acTL' && loops !== undefined) {
      const control = Buffer.from(body)
      control.writeUInt32BE(loops, 4)
      parts.push(chunk('acTL', control))
    } else parts.push(whole)
    if (type === 'IEND') break
  }
  return Buffer.concat(parts)
}
