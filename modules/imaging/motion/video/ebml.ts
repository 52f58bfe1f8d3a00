import { damaged, truncated } from '../../headers/header'

/** One element of a Matroska file: what it is and where its content lies. */
export interface Element {
  id: number
  start: number
  end: number
}

/** Of Matroska's elements, those that a sticker is made of: https://www.matroska.org/technical/elements.html */
export const ID = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  codecId: 0x86,
  defaultDuration: 0x23e383,
  maxBlockAdditionId: 0x55ee,
  contentEncodings: 0x6d80,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  alphaMode: 0x53c0,
  colour: 0x55b0,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  blockDuration: 0x9b,
  referenceBlock: 0xfb,
  blockAdditions: 0x75a1,
  blockMore: 0xa6,
  blockAddId: 0xee,
  blockAdditional: 0xa5,
} as const

/** Elements of a second of video are some hundred; a file with more than this is made to be slow. */
const MOST_ELEMENTS = 50_000

/** Reads elements one after another, and never more of them than an honest file has. */
export class EbmlReader {
  readonly bytes: Uint8Array
  private seen = 0
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /**
   * The element at an offset. An unknown length, as live recordings have it, reaches to the end of what is around it.
   * @throws BadHeader
   */
  at(offset: number, limit: number): Element & { isOpen: boolean } {
    this.seen += 1
    if (this.seen > MOST_ELEMENTS) throw damaged('too many elements')
    const [id, idLength] = this.number(offset, limit, 4, true)
    const [size, sizeLength] = this.number(offset + idLength, limit, 8, false)
    const start = offset + idLength + sizeLength
    const isOpen = size === 2 ** (7 * sizeLength) - 1
    if (!isOpen && start + size > limit) throw truncated(`element ${id.toString(16)}`)
    return { id, start, end: isOpen ? limit : start + size, isOpen }
  }

  *children({ start, end }: Element): Generator<Element> {
    for (let offset = start; offset < end;) {
      const child = this.at(offset, end)
      yield child
      offset = child.end
    }
  }

  child(parent: Element, id: number): Element | undefined {
    for (const child of this.children(parent)) if (child.id === id) return child
    return undefined
  }

  /** A whole number, of up to 6 bytes as they are used here. */
  unsigned({ start, end }: Element): number {
    if (end - start > 8) throw damaged('number')
    let value = 0
    for (let at = start; at < end; at += 1) value = value * 256 + (this.bytes[at] ?? 0)
    return value
  }

  float(element: Element): number {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + element.start, element.end - element.start)
    if (view.byteLength === 4) return view.getFloat32(0)
    if (view.byteLength === 8) return view.getFloat64(0)
    throw damaged('number')
  }

  text({ start, end }: Element): string {
    return String.fromCharCode(...this.bytes.subarray(start, Math.min(end, start + 64))).replace(/\0+$/, '')
  }

  content({ start, end }: Element): Uint8Array {
    return this.bytes.subarray(start, end)
  }

  /** A number whose first byte says how long it is; identifiers keep the bit that does. */
  number(offset: number, limit: number, most: number, keepMark: boolean): [value: number, length: number] {
    if (offset >= limit) throw truncated(`byte ${offset}`)
    const first = this.bytes[offset] ?? 0
    const length = Math.clz32(first) - 23
    if (length > most) throw damaged('length')
    if (offset + length > limit) throw truncated(`byte ${offset}`)
    let value = keepMark ? first : first & (0xff >> length)
    for (let index = 1; index < length; index += 1) value = value * 256 + (this.bytes[offset + index] ?? 0)
    return [value, length]
  }
}
