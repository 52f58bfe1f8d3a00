import { colourTable, skipData } from '../headers/gif'
import { Reader } from '../headers/header'

const EXTENSION = 0x21
const IMAGE = 0x2c
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff
/** Says how often it plays; no other application's words are kept. */
const LOOP = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/

/**
 * A GIF whose header was read, with its frames as they are: no comments, no words of other programs, nothing behind its end.
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 * @param loops How often it plays, when not as it says itself; 0 is for ever.
 */
export function cleanGif(bytes: Uint8Array, loops?: number): Buffer {
  const file = new Reader(bytes)
  let offset = 13 + colourTable(file.u8(10))
  const parts: Uint8Array[] = [Buffer.from('GIF89a'), bytes.subarray(6, offset)]
  if (loops !== undefined) parts.push(loopBlock(loops))
  for (;;) {
    const block = file.u8(offset)
    if (block !== EXTENSION && block !== IMAGE) break
    const data = block === IMAGE ? offset + 10 + colourTable(file.u8(offset + 9)) + 1 : offset + 2
    const end = skipData(file, data)
    if (block === IMAGE || keeps(file, offset, loops)) parts.push(bytes.subarray(offset, end))
    offset = end
  }
  parts.push(Buffer.from([0x3b]))
  return Buffer.concat(parts)
}

function keeps(file: Reader, offset: number, loops: number | undefined): boolean {
  const label = file.u8(offset + 1)
  if (label === GRAPHIC_CONTROL) return true
  return label === APPLICATION && loops === undefined && LOOP.test(file.text(offset + 3, 11))
}

function loopBlock(loops: number): Buffer {
  const block = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1')
  block.writeUInt16LE(loops, 16)
  return block
}
