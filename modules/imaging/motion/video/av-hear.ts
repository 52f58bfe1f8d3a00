import { AV_SAMPLE_FMT_FLT, AVMEDIA_TYPE_AUDIO } from 'node-av/constants'
import { Codec, Filter, type FilterContext, FilterGraph, FilterInOut, Frame } from 'node-av/lib'
import { check, must } from './av-check'
import { type HearJob, SAMPLE_RATE } from './av-job'
import { eachFrame, openDecoder, openFile } from './av-read'
import { send } from './av-streams'

/** The first sound of a file on standard output, whatever it was: one channel of floating point. */
export async function hear({ path, container }: HearJob): Promise<void> {
  const file = openFile(path, container)
  check(file.findStreamInfoSync(), 'streams')
  const index = file.findBestStream(AVMEDIA_TYPE_AUDIO)
  const stream = must(file.streams[index], 'sound')
  const decoder = openDecoder(must(Codec.findDecoder(stream.codecpar.codecId), 'decoder'), stream)
  let mixer: Mixer | undefined
  // A packet that cannot be decoded is left out, as every player does: MP3 begins with half a frame.
  await eachFrame({ file, index, decoder }, 'left out', async (frame) => {
    mixer ??= mixerFor(frame)
    for (const samples of mixer.mix(frame)) await send(samples)
  })
  const mixed = must(mixer, 'samples')
  for (const samples of mixed.mix(null)) await send(samples)
  mixed.free()
}

interface Mixer {
  mix: (frame: Frame | null) => Generator<Buffer>
  free: () => void
}

function mixerFor(first: Frame): Mixer {
  const graph = new FilterGraph()
  graph.alloc()
  graph.nbThreads = 1
  const source: FilterContext = must(
    graph.allocFilter(must(Filter.getByName('abuffer'), 'abuffer'), 'source'),
    'abuffer',
  )
  const layout = `${first.channels}c`
  const settings = `sample_rate=${first.sampleRate}:sample_fmt=${first.format}:channel_layout=${layout}:time_base=1/${first.sampleRate}`
  first.timeBase = { num: 1, den: first.sampleRate } as never
  check(source.initStr(settings), 'source')
  const sink = must(graph.createFilter(must(Filter.getByName('abuffersink'), 'abuffersink'), 'sink', null), 'sink')
  const ends = (name: string, filterCtx: FilterContext) => FilterInOut.createList([{ name, filterCtx, padIdx: 0 }])
  const filters = `aresample=${SAMPLE_RATE},aformat=sample_fmts=flt:channel_layouts=mono`
  check(graph.parsePtr(filters, ends('out', sink), ends('in', source)), 'filters')
  check(graph.configSync(), 'filters')
  const mixed = new Frame()
  mixed.alloc()
  function* mix(frame: Frame | null) {
    check(source.buffersrcAddFrameSync(frame), 'frame')
    while (sink.buffersinkGetFrameSync(mixed) >= 0) {
      if (mixed.format !== AV_SAMPLE_FMT_FLT) throw new Error('not mixed')
      yield Buffer.from(must(mixed.data?.[0], 'samples').subarray(0, mixed.nbSamples * 4))
      mixed.unref()
    }
  }
  // A graph that nothing holds is collected, and its ends with it, in the middle of a file.
  return { mix, free: () => graph.free() }
}
