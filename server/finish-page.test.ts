import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askPlainly } from '@/testing/ask-plainly'
import { TRUSTED_TYPES } from './content-policy'
import { finishPage } from './finish-page'
import { RULE_FIRST } from './rule-first'

// Before a framework that answers in pieces. What the real one says is in e2e/front-door.spec.ts.

const PAGE = ['<html><head><script src="/theme.js"></script></head>', '<body>مرحبا</body></html>']
let answer: (response: ServerResponse) => void
let heard: IncomingHttpHeaders = {}
const server = createServer((request, response) => {
  finishPage(request, response)
  heard = request.headers
  answer(response)
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  askPlainly((server.address() as AddressInfo).port, path, { headers, method })

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
  ['a page of one person', '/account', 200, 'GET'],
  ['an address where nothing is', '/no-such-page', 404, 'GET'],
  ['a fault', '/search', 500, 'GET'],
  ['an answer to a form', '/search', 200, 'POST'],
])('%s has the rule of what text may become before all else, and is held to it', async (_, path, status, method) => {
  answer = inPieces('text/html; charset=utf-8', status)
  const told = await ask(path, {}, method)
  expect([told.status, told.headers['content-security-policy']]).toEqual([status, `${POLICY}; ${TRUSTED_TYPES}`])
  const rule = `<head><script nonce="n1">${RULE_FIRST}</script>`
  expect(told.text).toBe(PAGE.join('').replace('<head>', () => rule))
})

test.each([
  ['navigation data', '/search', { rsc: '1' }, 'text/x-component'],
  ['an answer to an action', '/search', { 'next-action': 'x' }, 'text/html'],
  ['what is no page', '/account', {}, 'application/json'],
  ['a route', '/api/me', {}, 'text/html'],
  ['the mailbox, which shows letters as they are', '/ar/dev/mail', {}, 'text/html'],
])('%s goes out as it was', async (_, path, headers, type) => {
  answer = inPieces(type)
  const told = await ask(path, headers)
  expect([told.status, told.text, told.headers['content-security-policy']]).toEqual([200, PAGE.join(''), POLICY])
})

test('a page without a number for its scripts is held to no rule that could not run', async () => {
  answer = (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE.join(''))
  const told = await ask('/account')
  expect([told.text, told.headers['content-security-policy']]).toEqual([PAGE.join(''), undefined])
})
