import { Codec, CodecContext, FormatContext, Frame, InputFormat, Packet } from 'node-av/lib'
import { check, must } from './av-check'

/** A file, by the reader that is named and no other. */
export function openFile(path: string, container: string): FormatContext {
  const file = new FormatContext()
  check(file.openInputSync(path, must(InputFormat.findInputFormat(container), container)), 'open')
  return file
}

export type Stream = NonNullable<FormatContext['streams']>[number]

/** What decodes a stream, on one thread. @param maxPixels Of one frame, whatever the headers say. */
export function openDecoder(codec: Codec, stream: Stream, maxPixels?: number): CodecContext {
  const decoder = new CodecContext()
  decoder.allocContext3(codec)
  check(decoder.parametersToContext(stream.codecpar), 'parameters')
  decoder.threadCount = 1
  decoder.pktTimebase = stream.timeBase
  if (maxPixels !== undefined) check(decoder.setOption('max_pixels', BigInt(maxPixels)), 'bounds')
  check(decoder.open2Sync(codec, null), 'decoder')
  return decoder
}

/**
 * Every frame of one stream of a file, each good until the next is asked for.
 * @param broken Whether a packet that cannot be decoded ends it, or is left out.
 */
export async function eachFrame(
  { file, index, decoder }: { file: FormatContext; index: number; decoder: CodecContext },
  broken: 'refused' | 'left out',
  take: (frame: Frame) => Promise<void>,
): Promise<void> {
  const packet = new Packet()
  packet.alloc()
  const frame = new Frame()
  frame.alloc()
  const drain = async () => {
    while (decoder.receiveFrameSync(frame) >= 0) {
      await take(frame)
      frame.unref()
    }
  }
  while (file.readFrameSync(packet) >= 0) {
    if (packet.streamIndex === index) {
      const sent = decoder.sendPacketSync(packet)
      if (broken === 'refused') check(sent, 'packet')
      if (sent >= 0) await drain()
    }
    packet.unref()
  }
  decoder.sendPacketSync(null)
  await drain()
}
