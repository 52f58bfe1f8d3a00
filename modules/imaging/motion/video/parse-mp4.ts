import { damaged, Reader, truncated } from '../../headers/header'
import { BadMotion } from '../bad-motion'

export interface Mp4Video {
  /** Four letters, as `avc1`. */
  codec: string
  width: number
  height: number
  frames: number
  durationMs: number
  /** Clockwise, how it is to be turned before it is shown. */
  turned: 0 | 90 | 180 | 270
}

interface Box {
  type: string
  start: number
  end: number
}

const MOST_BOXES = 10_000

/**
 * What an MP4 or QuickTime file says of its first video track, from the tables that a player goes by.
 * @throws BadHeader; BadMotion `video.no_picture`, `video.in_pieces` (recorded for streaming, its tables spread over the file)
 */
export function parseMp4(bytes: Uint8Array): Mp4Video {
  const file = new Reader(bytes)
  let seen = 0
  function* boxes(start: number, end: number): Generator<Box> {
    for (let offset = start; offset + 8 <= end;) {
      seen += 1
      if (seen > MOST_BOXES) throw damaged('too many boxes')
      const short = file.u32(offset)
      const isLong = short === 1
      const length = isLong ? file.u32(offset + 8) * 2 ** 32 + file.u32(offset + 12) : short || end - offset
      const head = isLong ? 16 : 8
      if (length < head) throw damaged('box')
      if (offset + length > end) throw truncated(file.text(offset + 4, 4))
      yield { type: file.text(offset + 4, 4), start: offset + head, end: offset + length }
      offset += length
    }
  }
  const find = (parent: Box, ...path: string[]): Box | undefined => {
    let box: Box | undefined = parent
    for (const type of path) box = box && [...boxes(box.start, box.end)].find((child) => child.type === type)
    return box
  }
  const need = (parent: Box, ...path: string[]): Box => {
    const box = find(parent, ...path)
    if (!box) throw damaged(path.join('/'))
    return box
  }

  const movie = need({ type: '', start: 0, end: bytes.length }, 'moov')
  if (find(movie, 'mvex')) throw new BadMotion('video.in_pieces')
  for (const track of boxes(movie.start, movie.end)) {
    if (track.type !== 'trak') continue
    const media = need(track, 'mdia')
    const handler = need(media, 'hdlr')
    if (file.text(handler.start + 8, 4) !== 'vide') continue
    const tables = need(media, 'minf', 'stbl')
    const description = need(tables, 'stsd')
    const [entry] = [...boxes(description.start + 8, description.end)]
    if (!entry) throw damaged('stsd')
    const clock = need(media, 'mdhd').start
    const scale = file.u32(clock + (file.u8(clock) === 1 ? 20 : 12))
    const sizes = need(tables, 'stsz').start
    return {
      codec: entry.type,
      width: file.u16(entry.start + 24),
      height: file.u16(entry.start + 26),
      frames: file.u32(sizes + 8),
      durationMs: (1000 * ticks(file, need(tables, 'stts'))) / Math.max(1, scale),
      turned: turn(file, need(track, 'tkhd').start),
    }
  }
  throw new BadMotion('video.no_picture')
}

/** All frames' times together: what a header says of the length is not asked. */
function ticks(file: Reader, { start, end }: Box): number {
  const count = file.u32(start + 4)
  if (start + 8 + count * 8 > end) throw damaged('stts')
  let sum = 0
  for (let index = 0; index < count; index += 1)
    sum += file.u32(start + 8 + index * 8) * file.u32(start + 12 + index * 8)
  return sum
}

/** The matrix by which a phone says how it was held: only whole quarters are turns. */
function turn(file: Reader, header: number): Mp4Video['turned'] {
  const matrix = header + (file.u8(header) === 1 ? 52 : 40)
  const at = (index: number) => Math.sign(file.u32(matrix + index * 4) | 0)
  const key = [at(0), at(1), at(3), at(4)].join(' ')
  return ({ '0 1 -1 0': 90, '-1 0 0 -1': 180, '0 -1 1 0': 270 } as const)[key] ?? 0
}
