import { ID } from './ebml'

/** One frame as libvpx made it. */
export interface Vp9Frame {
  colour: Uint8Array
  alpha: Uint8Array | undefined
  isKey: boolean
}

export interface Vp9Film {
  width: number
  height: number
  frames: readonly Vp9Frame[]
  /** When each is shown, from 0, in whole ms. */
  times: readonly number[]
  durationMs: number
  /** Elements of the same name, by number. */
  colour?: ReadonlyMap<number, number>
}

const VIDEO = 1
/** A block's time is two bytes beside its cluster's. */
const CLUSTER_MS = 30_000

/**
 * A WebM file with one track of VP9 and nothing that does not draw it: no cues, tags, names of programs or days, no trailing
 * bytes. The same frames always give the same bytes.
 */
export function writeWebm({ width, height, frames, times, durationMs, colour }: Vp9Film): Buffer {
  const hasAlpha = frames.some(({ alpha }) => alpha !== undefined)
  const header = element(
    ID.ebml,
    unsigned(ID.ebmlVersion, 1),
    unsigned(ID.ebmlReadVersion, 1),
    unsigned(ID.ebmlMaxIdLength, 4),
    unsigned(ID.ebmlMaxSizeLength, 8),
    element(ID.docType, Buffer.from('webm')),
    unsigned(ID.docTypeVersion, 4),
    unsigned(ID.docTypeReadVersion, 2),
  )
  const info = element(
    ID.info,
    unsigned(ID.timestampScale, 1_000_000),
    element(ID.duration, float(durationMs)),
    element(ID.muxingApp, Buffer.from('Mulsaq')),
    element(ID.writingApp, Buffer.from('Mulsaq')),
  )
  const video = element(
    ID.video,
    unsigned(ID.pixelWidth, width),
    unsigned(ID.pixelHeight, height),
    ...(hasAlpha ? [unsigned(ID.alphaMode, 1)] : []),
    ...(colour?.size ? [element(ID.colour, ...[...colour].map(([id, value]) => unsigned(id, value)))] : []),
  )
  const entry = element(
    ID.trackEntry,
    unsigned(ID.trackNumber, 1),
    unsigned(ID.trackUid, 1),
    unsigned(ID.trackType, VIDEO),
    unsigned(ID.flagLacing, 0),
    // What says how many frames there are a second to programs that ask no frame.
    unsigned(ID.defaultDuration, Math.round((durationMs * 1e6) / frames.length)),
    ...(hasAlpha ? [unsigned(ID.maxBlockAdditionId, 1)] : []),
    element(ID.codecId, Buffer.from('V_VP9')),
    video,
  )
  const clusters: Buffer[] = []
  for (let first = 0; first < frames.length;) {
    const start = times[first] ?? 0
    let end = first + 1
    while (end < frames.length && (times[end] ?? 0) - start < CLUSTER_MS) end += 1
    const groups = frames.slice(first, end).map((frame, index) => {
      const at = first + index
      const next = times[at + 1] ?? durationMs
      return blockGroup(
        frame,
        (times[at] ?? 0) - start,
        next - (times[at] ?? 0),
        (times[at - 1] ?? 0) - (times[at] ?? 0),
      )
    })
    clusters.push(element(ID.cluster, unsigned(ID.timestamp, start), ...groups))
    first = end
  }
  return Buffer.concat([header, element(ID.segment, info, element(ID.tracks, entry), ...clusters)])
}

function blockGroup({ colour, alpha, isKey }: Vp9Frame, timeMs: number, forMs: number, backMs: number): Buffer {
  const head = Buffer.from([0x81, 0, 0, 0])
  head.writeInt16BE(timeMs, 1)
  const back = Buffer.alloc(2)
  back.writeInt16BE(Math.max(-32_768, backMs))
  return element(
    ID.blockGroup,
    element(ID.block, head, colour),
    ...(alpha
      ? [
          element(
            ID.blockAdditions,
            element(ID.blockMore, unsigned(ID.blockAddId, 1), element(ID.blockAdditional, alpha)),
          ),
        ]
      : []),
    unsigned(ID.blockDuration, forMs),
    ...(isKey ? [] : [element(ID.referenceBlock, back)]),
  )
}

function element(id: number, ...content: Uint8Array[]): Buffer {
  const size = content.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([bigEndian(id), lengthOf(size), ...content])
}

const unsigned = (id: number, value: number) => element(id, bigEndian(value))

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}

/** In as few bytes as it takes, at least one. */
function bigEndian(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from(bytes)
}

/** A size in as few bytes as it takes; all ones would say that it is unknown. */
function lengthOf(size: number): Buffer {
  let length = 1
  while (size >= 2 ** (7 * length) - 1) length += 1
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(size, 0, length)
  bytes[0] = (bytes[0] ?? 0) | (0x80 >> (length - 1))
  return bytes
}
