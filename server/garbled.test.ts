import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerGarbled } from './garbled'

const server = createServer((_request, response) => response.end('here')).on('clientError', answerGarbled)
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Everything that comes back to these bytes. A line that is cut while we still speak is an end too. */
function say(...parts: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
    for (const part of parts) socket.write(part)
  })
}

test('an address that is too long, and what is no question at all, get a status and plain words', async () => {
  const long = await say(`GET /search?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)
  expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*longer than any of ours/)
  const noise = await say('\u0000\u0001 what?\r\n\r\n')
  expect(noise).toMatch(/^HTTP\/1\.1 400 [\s\S]*could not be read/)
  for (const answer of [long, noise]) {
    expect(answer).toContain('nosniff')
    expect(answer).not.toMatch(/HPE_|\.js|<|\bat /)
  }
})

test('ten megabytes of address are not read to their end, and the next one in line is served', async () => {
  await say(
    'GET /search?q=',
    ...Array.from({ length: 10 }, () => 'a'.repeat(1_000_000)),
    ' HTTP/1.1\r\nHost: a\r\n\r\n',
  )
  expect(await say('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toContain('here')
})
