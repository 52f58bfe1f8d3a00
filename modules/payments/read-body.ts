import { bodyTooLarge } from './refusals'

/** No provider's event comes near this. */
export const MAX_EVENT_BYTES = 256_000

/** The exact bytes of a call, and no more of them than an event may have. @throws Refusal `payments.body_too_large` (413) */
export async function readBody(body: ReadableStream<Uint8Array> | null, maxBytes = MAX_EVENT_BYTES): Promise<Buffer> {
  if (!body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  const reader = body.getReader()
  let bytes = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    bytes += read.value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      throw bodyTooLarge(maxBytes)
    }
    chunks.push(read.value)
  }
  return Buffer.concat(chunks)
}
