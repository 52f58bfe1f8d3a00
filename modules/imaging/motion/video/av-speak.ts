import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_OPT_SEARCH_CHILDREN,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
} from 'node-av/constants'
import { Codec, CodecContext, FormatContext, Frame, IOContext, Packet, Rational } from 'node-av/lib'
import { check, must } from './av-check'
import { SAMPLE_RATE, type SpeakJob } from './av-job'
import { receive, send } from './av-streams'

const KINDS = {
  opus: { encoder: 'libopus', container: 'ogg', format: AV_SAMPLE_FMT_FLT, bitRate: 48_000n, samples: 960 },
  aac: { encoder: 'aac', container: 'adts', format: AV_SAMPLE_FMT_FLTP, bitRate: 64_000n, samples: 1024 },
}
const MONO = { nbChannels: 1, order: AV_CHANNEL_ORDER_NATIVE, mask: 4n }

/** Samples from standard input to a sound file on standard output. */
export async function speak({ to }: SpeakJob): Promise<void> {
  const kind = KINDS[to]
  const codec = must(Codec.findEncoderByName(kind.encoder as never), kind.encoder)
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.sampleRate = SAMPLE_RATE
  encoder.sampleFormat = kind.format
  encoder.channelLayout = MONO
  encoder.bitRate = kind.bitRate
  encoder.timeBase = new Rational(1, SAMPLE_RATE)
  check(encoder.setOption('flags', '+bitexact', undefined as never, AV_OPT_SEARCH_CHILDREN), 'flags')
  check(encoder.open2Sync(codec, null), 'encoder')

  const file = new FormatContext()
  file.allocOutputContext2(null, kind.container, null)
  check(file.setOption('fflags', '+bitexact', undefined as never, AV_OPT_SEARCH_CHILDREN), 'flags')
  const io = new IOContext()
  const made: Buffer[] = []
  io.allocContextWithCallbacks(65_536, 1, null, (bytes) => {
    made.push(Buffer.from(bytes))
    return bytes.length
  })
  file.pb = io
  const stream = file.newStream(codec)
  stream.timeBase = encoder.timeBase
  check(stream.codecpar.fromContext(encoder), 'parameters')
  check(file.writeHeaderSync(null), 'header')
  const packet = new Packet()
  packet.alloc()
  const drain = () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = 0
      packet.rescaleTs(encoder.timeBase, stream.timeBase)
      check(file.interleavedWriteFrameSync(packet), 'packet')
      packet.unref()
    }
  }
  let pts = 0n
  for await (const samples of receive(kind.samples * 4)) {
    const frame = Frame.fromAudioBuffer(samples, {
      nbSamples: kind.samples,
      format: kind.format,
      sampleRate: SAMPLE_RATE,
      channelLayout: MONO,
      timeBase: encoder.timeBase,
      pts,
    })
    check(encoder.sendFrameSync(frame), 'frame')
    pts += BigInt(kind.samples)
    frame.free()
    drain()
  }
  encoder.sendFrameSync(null)
  drain()
  check(file.writeTrailerSync(), 'trailer')
  packet.free()
  encoder.freeContext()
  // Until it is let go, what it calls keeps the process alive.
  file.pb = null
  io.freeContext()
  file.freeContext()
  await send(Buffer.concat(made))
}
