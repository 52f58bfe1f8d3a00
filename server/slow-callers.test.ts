import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boundLines, endSlowBody } from './slow-callers'

const LIMITS = { stretchMs: 100, leastBytes: 1_000 }
const MOST = 40

/** A server that reads every body to its end, as an upload's door does. */
const server = createServer((request, response) => {
  endSlowBody(request, response, LIMITS)
  let bytes = 0
  request.on('data', (chunk: Buffer) => (bytes += chunk.length))
  request.on('end', () => response.end(`took ${bytes}`))
})
boundLines(server, MOST, () => false)
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function line(): { socket: Socket; heard: Promise<string> } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let said = ''
  socket.on('data', (chunk) => (said += chunk.toString()))
  socket.on('error', () => undefined)
  return { socket, heard: new Promise((resolve) => socket.on('close', () => resolve(said))) }
}

const head = (length: string) => `POST /api/uploads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${length}\r\n\r\n`

/** A body a byte at a time, for as long as the other side listens. */
function drip(framing: string, byte: string): Promise<string> {
  const { socket, heard } = line()
  socket.write(head(framing))
  const dripping = setInterval(() => socket.writable && socket.write(byte), 10)
  return heard.finally(() => clearInterval(dripping))
}

test('a body a byte at a time is ended, sized or endless, and whoever comes meanwhile is served', async () => {
  const dripped = [
    ...Array.from({ length: 15 }, () => drip('Content-Length: 1000000', 'x')),
    ...Array.from({ length: 15 }, () => drip('Transfer-Encoding: chunked', '1\r\nx\r\n')),
  ]
  const { socket, heard } = line()
  socket.write(`${head('Content-Length: 4000')}${'x'.repeat(4_000)}`)
  expect(await heard).toContain('took 4000')
  for (const answer of await Promise.all(dripped)) expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*too long to arrive/)
})

test('a body that stops in the middle is ended too', async () => {
  const { socket, heard } = line()
  socket.write(`${head('Content-Length: 4000')}${'x'.repeat(2_000)}`)
  expect(await heard).toContain('408')
})

test('one address holds so many lines and no more; when some are free it may come again', async () => {
  const open = Array.from({ length: MOST }, line)
  await Promise.all(open.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))))
  // Taken in order: whoever comes after them is one too many.
  const refused = line()
  expect(await refused.heard).toBe('')
  open[0]?.socket.destroy()
  await expect
    .poll(async () => {
      const { socket, heard } = line()
      socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
      return heard
    })
    .toContain('took 0')
  for (const { socket } of open) socket.destroy()
})
