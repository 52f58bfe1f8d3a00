import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askPlainly } from '@/testing/ask-plainly'
import { TRUSTED_TYPES } from './content-policy'
import { letSleepOnce } from './sleep-once'

// Before a framework that answers in pieces. What the real one says is in e2e/front-door.spec.ts.

const PAGE = ['<html><head><script src="/theme.js"></script></head>', '<body>مرحبا</body></html>']
let answer: (response: ServerResponse) => void
let heard: IncomingHttpHeaders = {}
const server = createServer((request, response) => {
  letSleepOnce(request, response)
  heard = request.headers
  answer(response)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, headers: Record<string, string> = {}) =>
  askPlainly((server.address() as AddressInfo).port, path, { headers })

const POLICY = "script-src 'nonce-n1'"

function inPieces(type: string, status = 200) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY })
    response.flushHeaders()
    for (const piece of PAGE) response.write(piece)
    response.end()
  }
}

test.each(['br', 'gzip', 'identity'])(
  'what was found goes out whole, asleep, and packed once: %s',
  async (encoding) => {
    answer = inPieces('text/html; charset=utf-8')
    const told = await ask('/ar/search?q=frogs', { 'accept-encoding': encoding })
    const { text } = told
    expect(text).toContain('<script type="asleep" src="/theme.js">')
    expect(text).toContain('<body>مرحبا</body>')
    expect(told.headers['content-encoding'] ?? 'identity').toBe(encoding)
    expect(told.headers['content-security-policy']).toBe(`${POLICY}; ${TRUSTED_TYPES}`)
    expect(heard['accept-encoding']).toBe('identity')
  },
)

test.each([
  ['another page', '/account', {}, 'text/html', 200],
  ['navigation data', '/search', { rsc: '1' }, 'text/x-component', 200],
  ['what is no page', '/search', {}, 'application/json', 200],
  ['a fault', '/search', {}, 'text/html', 500],
])('%s goes out as it was', async (_, path, headers, type, status) => {
  answer = inPieces(type, status)
  const told = await ask(path, headers)
  expect([told.status, told.text]).toEqual([status, PAGE.join('')])
  expect(told.headers['content-security-policy']).toBe(POLICY)
})
