import {
  AV_CHANNEL_ORDER_NATIVE,
  AV_OPT_SEARCH_CHILDREN,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
} from 'node-av/constants'
import { Codec, CodecContext, FormatContext, Frame, IOContext, Packet, Rational } from 'node-av/lib'
import { check, must } from './av-check'
import { SAMPLE_RATE } from './av-job'
import { receiveAll, send, tell } from './av-streams'

const KINDS = {
  opus: { encoder: 'libopus', container: 'ogg', format: AV_SAMPLE_FMT_FLT, bitRate: 48_000n, samples: 960 },
  aac: { encoder: 'aac', container: 'adts', format: AV_SAMPLE_FMT_FLTP, bitRate: 64_000n, samples: 1024 },
}
const MONO = { nbChannels: 1, order: AV_CHANNEL_ORDER_NATIVE, mask: 4n }

/** Samples from standard input to two sound files on standard output, one behind the other. */
export async function speak(): Promise<void> {
  const samples = await receiveAll()
  const opus = encode(samples, KINDS.opus)
  await send(opus)
  await send(encode(samples, KINDS.aac))
  tell({ opus: opus.length })
}

/** What is left over at the end is less than a packet, and left out. */
function encode(all: Buffer, kind: (typeof KINDS)[keyof typeof KINDS]): Buffer {
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
  const size = kind.samples * 4
  for (let at = 0; at + size <= all.length; at += size) {
    const samples = Buffer.from(all.subarray(at, at + size))
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
  return Buffer.concat(made)
}
