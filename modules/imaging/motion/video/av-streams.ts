import { once } from 'node:events'

/** Bytes to whoever started this process; waits while he is slower than we are. */
export async function send(bytes: Uint8Array): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
}

/** Facts about the bytes, as one line of JSON. */
export function tell(facts: unknown): void {
  process.stderr.write(`${JSON.stringify(facts)}\n`)
}

/** Standard input, so many bytes at a time; what is left over at its end is not enough and left out. */
export async function* receive(size: number): AsyncGenerator<Buffer> {
  let whole = Buffer.alloc(size)
  let filled = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + size - filled)
      part.copy(whole, filled)
      filled += part.length
      at += part.length
      if (filled < size) continue
      yield whole
      whole = Buffer.alloc(size)
      filled = 0
    }
  }
}

/** All of standard input. */
export async function receiveAll(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
