import {
  AV_OPT_SEARCH_CHILDREN,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUVA420P,
  AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL,
} from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareScaleContext } from 'node-av/lib'
import { check, must } from './av-check'
import type { EncodeJob } from './av-job'
import { receive, send, tell } from './av-streams'
import { VP9_SETTINGS } from './vp9-settings'

/** Before the alpha of a frame stands which of its additions it is: eight bytes, always 1. */
const ADDITION_ID_BYTES = 8

/** RGBA frames from standard input to packets of VP9, colour and alpha, on standard output; their lengths on standard error. */
export async function encode({ width, height, fps, frames, crf }: EncodeJob): Promise<void> {
  const codec = must(Codec.findEncoderByName('libvpx-vp9' as never), 'libvpx-vp9')
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.width = width
  encoder.height = height
  encoder.pixelFormat = AV_PIX_FMT_YUVA420P
  encoder.timeBase = new Rational(1, fps)
  encoder.framerate = new Rational(fps, 1)
  encoder.threadCount = 1
  encoder.bitRate = 0n
  encoder.gopSize = frames
  // One by one: given to `open2Sync` as a dictionary they are freed twice, and the process dies of it later.
  for (const [key, value] of Object.entries({ ...VP9_SETTINGS, crf: String(crf) }))
    check(encoder.setOption(key, value, undefined as never, AV_OPT_SEARCH_CHILDREN), key)
  check(encoder.open2Sync(codec, null), 'encoder')

  const scale = new SoftwareScaleContext()
  scale.getContext(width, height, AV_PIX_FMT_RGBA, width, height, AV_PIX_FMT_YUVA420P)
  const packet = new Packet()
  packet.alloc()
  const packets: { key: boolean; colour: number; alpha: number }[] = []
  const drain = async () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      const colour = must(packet.data, 'packet')
      const addition = must(packet.getSideData(AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL), 'alpha')
      const alpha = addition.subarray(ADDITION_ID_BYTES)
      packets.push({ key: packet.isKeyframe, colour: colour.length, alpha: alpha.length })
      await send(Buffer.concat([colour, alpha]))
      packet.unref()
    }
  }
  let count = 0
  for await (const pixels of receive(width * height * 4)) {
    const from = Frame.fromVideoBuffer(pixels, { width, height, format: AV_PIX_FMT_RGBA, timeBase: encoder.timeBase })
    const to = new Frame()
    to.alloc()
    to.width = width
    to.height = height
    to.format = AV_PIX_FMT_YUVA420P
    check(to.getBuffer(), 'frame')
    check(scale.scaleFrameSync(to, from), 'scale')
    to.pts = BigInt(count)
    check(encoder.sendFrameSync(to), 'frame')
    from.free()
    to.free()
    count += 1
    await drain()
  }
  if (count !== frames) throw new Error(`video: ${count} frames of ${frames}`)
  encoder.sendFrameSync(null)
  await drain()
  tell({ packets })
}
