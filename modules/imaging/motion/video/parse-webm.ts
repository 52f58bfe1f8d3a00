import { damaged } from '../../headers/header'
import { BadMotion } from '../bad-motion'
import { type Element, EbmlReader, ID } from './ebml'

export interface WebmTrack {
  number: number
  /** 1 is video, 2 is sound. */
  type: number
  codec: string
  width: number
  height: number
  hasAlpha: boolean
  /** What its colours mean: matrix, range, transfer and primaries, where they are said. */
  colour: ReadonlyMap<number, number>
  /** Its frames are packed or encrypted. */
  isEncoded: boolean
}

export interface WebmBlock {
  track: number
  timeMs: number
  isKey: boolean
  colour: Uint8Array
  alpha: Uint8Array | undefined
}

export interface Webm {
  tracks: WebmTrack[]
  /** Frames of every track, as they stand in the file. */
  blocks: WebmBlock[]
  /** As the header has it, in ms: often wrong. */
  saidMs: number | undefined
}

const DEFAULT_SCALE = 1_000_000
const HAS_ALPHA = 1
/** Matrix, range, transfer, primaries. */
const COLOUR_WORDS = new Set([0x55b1, 0x55b9, 0x55ba, 0x55bb])

/**
 * Take a WebM (or other Matroska) file apart without believing a length in it. Clusters without a length, as browsers record
 * them, end where the next begins.
 * @throws BadHeader; BadMotion `video.laced` for frames packed together, as no video has them
 */
export function parseWebm(bytes: Uint8Array): Webm {
  const reader = new EbmlReader(bytes)
  const header = reader.at(0, bytes.length)
  if (header.id !== ID.ebml) throw damaged('no EBML header')
  const segment = reader.at(header.end, bytes.length)
  if (segment.id !== ID.segment) throw damaged('no segment')

  const webm: Webm = { tracks: [], blocks: [], saidMs: undefined }
  let scale = DEFAULT_SCALE
  for (let offset = segment.start; offset < segment.end;) {
    const part = reader.at(offset, segment.end)
    offset = part.end
    if (part.id === ID.info) {
      const given = reader.child(part, ID.timestampScale)
      const said = reader.child(part, ID.duration)
      scale = given ? reader.unsigned(given) : scale
      if (said) webm.saidMs = (reader.float(said) * scale) / 1e6
    } else if (part.id === ID.tracks) {
      for (const entry of reader.children(part)) if (entry.id === ID.trackEntry) webm.tracks.push(track(reader, entry))
    } else if (part.id === ID.cluster) offset = readCluster(reader, part, scale, webm.blocks)
  }
  return webm
}

function track(reader: EbmlReader, entry: Element): WebmTrack {
  const number = (parent: Element | undefined, id: number) => {
    const child = parent && reader.child(parent, id)
    return child ? reader.unsigned(child) : 0
  }
  const video = reader.child(entry, ID.video)
  const codec = reader.child(entry, ID.codecId)
  const colour = video && reader.child(video, ID.colour)
  const said = colour ? [...reader.children(colour)].filter(({ id }) => COLOUR_WORDS.has(id)) : []
  return {
    number: number(entry, ID.trackNumber),
    type: number(entry, ID.trackType),
    codec: codec ? reader.text(codec) : '',
    width: number(video, ID.pixelWidth),
    height: number(video, ID.pixelHeight),
    hasAlpha: number(video, ID.alphaMode) === HAS_ALPHA,
    colour: new Map(said.map((element) => [element.id, reader.unsigned(element)])),
    isEncoded: reader.child(entry, ID.contentEncodings) !== undefined,
  }
}

/** @returns Where it ends. */
function readCluster(reader: EbmlReader, cluster: Element, scale: number, blocks: WebmBlock[]): number {
  let start = 0
  for (let offset = cluster.start; offset < cluster.end;) {
    const child = reader.at(offset, cluster.end)
    // Four bytes long are only the parts of a segment: a cluster without a length is over.
    if (child.id > 0xffffff) return offset
    offset = child.end
    if (child.id === ID.timestamp) start = reader.unsigned(child)
    else if (child.id === ID.simpleBlock) blocks.push(block(reader, child, start, scale))
    else if (child.id === ID.blockGroup) blocks.push(group(reader, child, start, scale))
  }
  return cluster.end
}

const IS_KEY = 0x80
const LACING = 0x06

function block(reader: EbmlReader, element: Element, start: number, scale: number): WebmBlock {
  const [number, length] = reader.number(element.start, element.end, 8, false)
  const at = element.start + length
  if (at + 3 > element.end) throw damaged('block')
  const [high = 0, low = 0, flags = 0] = reader.bytes.subarray(at, at + 3)
  if ((flags & LACING) !== 0) throw new BadMotion('video.laced')
  const relative = (((high << 8) | low) << 16) >> 16
  return {
    track: number,
    timeMs: ((start + relative) * scale) / 1e6,
    isKey: (flags & IS_KEY) !== 0,
    colour: reader.bytes.subarray(at + 3, element.end),
    alpha: undefined,
  }
}

function group(reader: EbmlReader, element: Element, start: number, scale: number): WebmBlock {
  const inner = reader.child(element, ID.block)
  if (!inner) throw damaged('group without a block')
  const additions = reader.child(element, ID.blockAdditions)
  const more = additions && reader.child(additions, ID.blockMore)
  const alpha = more && reader.child(more, ID.blockAdditional)
  return {
    ...block(reader, inner, start, scale),
    isKey: !reader.child(element, ID.referenceBlock),
    alpha: alpha && reader.content(alpha),
  }
}
