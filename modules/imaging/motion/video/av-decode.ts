import { AV_PIX_FMT_RGBA, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { Codec, Filter, type FilterContext, FilterGraph, FilterInOut, Frame } from 'node-av/lib'
import { check, must } from './av-check'
import type { DecodeJob } from './av-job'
import { eachFrame, openDecoder, openFile } from './av-read'
import { send, tell } from './av-streams'

/** FFmpeg's own decoders of these two drop alpha; libvpx keeps it. */
const BY_LIBVPX: Partial<Record<DecodeJob['codec'], string>> = { vp8: 'libvpx', vp9: 'libvpx-vp9' }

/** Frames of a file on standard output, and on standard error the moment at which each is shown, in ms. */
export async function decode(job: DecodeJob): Promise<void> {
  const file = openFile(job.path, job.container)
  const index = file.findBestStream(AVMEDIA_TYPE_VIDEO)
  const stream = must(file.streams[index], 'stream')
  const byName = BY_LIBVPX[job.codec]
  const codec = must(
    byName ? Codec.findDecoderByName(byName as never) : Codec.findDecoder(stream.codecpar.codecId),
    job.codec,
  )
  const decoder = openDecoder(codec, stream, job.maxPixels)
  const { num, den } = stream.timeBase
  const times: number[] = []
  let scaler: Scaler | undefined
  await eachFrame({ file, index, decoder }, 'refused', async (frame) => {
    if (times.length >= job.maxFrames) throw new Error('more frames than it says')
    scaler ??= scalerTo(job, frame, num, den)
    times.push((Number(frame.bestEffortTimestamp) * 1000 * num) / den)
    await send(scaler.scale(frame))
  })
  scaler?.free()
  tell({ times })
}

interface Scaler {
  scale: (frame: Frame) => Buffer
  free: () => void
}

/** By FFmpeg's filters rather than its scaler alone: those know which colours a frame says it has. */
function scalerTo({ width, height }: DecodeJob, first: Frame, num: number, den: number): Scaler {
  const graph = new FilterGraph()
  graph.alloc()
  graph.nbThreads = 1
  const make = (name: string, as: string, settings: string | null) =>
    must(graph.createFilter(must(Filter.getByName(name), name), as, settings), name)
  const source: FilterContext = must(graph.allocFilter(must(Filter.getByName('buffer'), 'buffer'), 'source'), 'buffer')
  check(
    source.buffersrcParametersSet({
      width: first.width,
      height: first.height,
      format: first.format,
      timeBase: { num, den },
      colorSpace: first.colorSpace,
      colorRange: first.colorRange,
    }),
    'source',
  )
  check(source.init(null), 'source')
  const sink = make('buffersink', 'sink', null)
  const ends = (name: string, filterCtx: FilterContext) => FilterInOut.createList([{ name, filterCtx, padIdx: 0 }])
  const filters = `scale=${width}:${height}:flags=lanczos,format=rgba`
  check(graph.parsePtr(filters, ends('out', sink), ends('in', source)), 'filters')
  check(graph.configSync(), 'filters')
  const scaled = new Frame()
  scaled.alloc()
  const scale = (frame: Frame) => {
    check(source.buffersrcAddFrameSync(frame), 'frame')
    check(sink.buffersinkGetFrameSync(scaled), 'scaled frame')
    if (scaled.format !== AV_PIX_FMT_RGBA || scaled.width !== width) throw new Error('not scaled')
    const bytes = scaled.toBuffer()
    scaled.unref()
    return bytes
  }
  // A graph that nothing holds is collected, and its ends with it, in the middle of a film.
  return { scale, free: () => graph.free() }
}
