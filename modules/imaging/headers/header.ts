/** What a file says of itself before it is decoded. Read by us, byte by byte, without trusting a length in it. */
export interface Header {
  width: number
  height: number
  /** Pictures one after another: more than one moves, or is a document. */
  frames: number
  /** Bytes after the end of the picture: they are left out, and said. */
  trailingBytes: number
  /** The bytes to decode, when some of the file is left out on purpose (hidden text, doubtful profiles). */
  decode?: Uint8Array
  /** A colour profile was there and could not be used. */
  profileDropped?: boolean
  /** Most sides a decoder would have to hold at once, where that is more than the picture itself. */
  scans?: number
}

/** Why a header cannot be believed. `truncated`: the file ends before the picture does. `damaged`: it contradicts itself. */
export class BadHeader extends Error {
  readonly fault: 'truncated' | 'damaged'
  constructor(fault: BadHeader['fault'], message: string) {
    super(message)
    this.name = 'BadHeader'
    this.fault = fault
  }
}

export const truncated = (what: string) => new BadHeader('truncated', `ends within ${what}`)
export const damaged = (what: string) => new BadHeader('damaged', what)

/** Bytes with bounds: reading past the end says that the file was cut, and never returns undefined. */
export class Reader {
  readonly bytes: Uint8Array
  private readonly view: DataView
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  get length(): number {
    return this.bytes.length
  }
  private need(offset: number, count: number): void {
    if (offset < 0 || offset + count > this.length) throw truncated(`byte ${offset}`)
  }
  u8(offset: number): number {
    this.need(offset, 1)
    return this.view.getUint8(offset)
  }
  u16(offset: number, little = false): number {
    this.need(offset, 2)
    return this.view.getUint16(offset, little)
  }
  u24le(offset: number): number {
    return this.u16(offset, true) | (this.u8(offset + 2) << 16)
  }
  u32(offset: number, little = false): number {
    this.need(offset, 4)
    return this.view.getUint32(offset, little)
  }
  text(offset: number, count: number): string {
    this.need(offset, count)
    return String.fromCharCode(...this.bytes.subarray(offset, offset + count))
  }
}
