import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askPlainly } from '@/testing/ask-plainly'
import { TRUSTED_TYPES } from './content-policy'
import { type FrontDoor, openFrontDoor } from './front-door'
import { RULE_FIRST } from './rule-first'

// The door before a framework that says what a test tells it to. What the real one says is in e2e/front-door.spec.ts.

interface Asked {
  headers: IncomingHttpHeaders
  answer: (body: string, how?: { status?: number; headers?: Record<string, string> }) => void
}

let inner: Server
let outer: Server
let door: FrontDoor
/** How the framework answers; what it was asked is kept. */
let onAsk: (path: string, asked: Asked) => void
let asked: { path: string; headers: IncomingHttpHeaders }[] = []

const KEPT = { 'Cache-Control': 's-maxage=3600', 'Cache-Tag': 'pack:one' }
const portOf = (server: Server) => (server.address() as AddressInfo).port
const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

beforeAll(async () => {
  inner = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    onAsk(request.url ?? '', {
      headers: request.headers,
      answer: (body, { status = 200, headers = KEPT } = {}) =>
        response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(body),
    })
  })
  outer = createServer((request, response) => door.serve(request, response, () => response.end('passed')))
  await Promise.all([listen(inner), listen(outer)])
})
afterAll(() => {
  for (const server of [inner, outer]) {
    server.closeAllConnections()
    server.close()
  }
})
beforeEach(() => {
  door = openFrontDoor(portOf(inner))
  asked = []
  onAsk = (path, { answer }) => answer(`page of ${path}`)
})

const visit = (path: string, how?: Parameters<typeof askPlainly>[2]) => askPlainly(portOf(outer), path, how)

test('many who come at once are one question, asked as nobody, and later ones are none', async () => {
  const cookie = { cookie: 'mulsaq-session=someone', authorization: 'Bearer x', 'x-forwarded-host': 'evil.example' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => visit('/packs/one?utm=1', { headers: cookie })))
  answers.push(await visit('/packs/one'))
  expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['page of /packs/one']))
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers).not.toHaveProperty('cookie')
  expect(asked[0]?.headers).not.toHaveProperty('authorization')
  expect(asked[0]?.headers).not.toHaveProperty('x-forwarded-host')
})

test.each([
  ['a page that never sleeps', '/stickers', 200],
  ['an address where nothing is', '/packs/none', 404],
])(
  '%s has the rule of what text may become before all else, allowed by hash, and is held to it',
  async (_, path, status) => {
    onAsk = (_path, { answer }) => answer('<head><meta charset="utf-8"/></head>', { status })
    const { text, headers } = await visit(path)
    expect(text).toBe(`<head><script>${RULE_FIRST}</script><meta charset="utf-8"/></head>`)
    const hash = createHash('sha256').update(RULE_FIRST).digest('base64')
    expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(headers['content-security-policy']).toContain(TRUSTED_TYPES)
  },
)

test('a page that Next kept from an answer to one visitor’s form goes out without that visitor’s number, and with its scripts', async () => {
  const push = '(self.__next_f=self.__next_f||[]).push([0])'
  onAsk = (_path, { answer }) =>
    answer(`<head><script src="/theme.js" nonce="n1"></script></head><body><script nonce="n1">${push}</script></body>`)
  const { text, headers } = await visit('/packs/numbered')
  expect(text).not.toContain('nonce')
  const { text: data } = await visit(`/packs/numbered${/src="(\?awake=[^"]+)"/.exec(text)?.[1]}`)
  expect(data).toBe(push)
  expect(headers['content-security-policy']).toContain(TRUSTED_TYPES)
})

test('a page that turns out not to be for all is passed on, and not asked for again each time', async () => {
  for (const headers of [
    { 'Cache-Control': 'private, no-store' },
    { ...KEPT, 'Set-Cookie': 'a=1' },
    { ...KEPT, 'Content-Type': 'text/plain' },
  ] as Record<string, string>[]) {
    door = openFrontDoor(portOf(inner))
    asked = []
    onAsk = (_path, { answer }) => answer('mine alone', { headers })
    for (let times = 0; times < 5; times += 1) expect((await visit('/packs/mine')).text).toBe('passed')
    expect(asked).toHaveLength(1)
  }
  // Until it changes.
  onAsk = (_path, { answer }) => answer('for all')
  door.purge(['pack:other'])
  expect((await visit('/packs/mine')).text).toBe('for all')
})

test('made-up addresses push out no page, and are forgotten as soon as anything changes', async () => {
  door = openFrontDoor(portOf(inner), { houseBytes: 10_000 })
  await visit('/packs/one')
  onAsk = (path, { answer }) => answer(path, { status: 404 })
  for (let n = 0; n < 20; n += 1) expect((await visit(`/packs/none-${n}`)).status).toBe(404)
  expect((await visit('/packs/none-19')).status).toBe(404)
  expect((await visit('/packs/one')).text).toBe('page of /packs/one')
  expect(asked).toHaveLength(21)

  onAsk = (path, { answer }) => answer(`new: ${path}`)
  door.purge(['pack:none-19'])
  expect((await visit('/packs/none-19')).text).toBe('new: /packs/none-19')
})

test('a purge takes the pages with its tag, and no others', async () => {
  await visit('/packs/one')
  onAsk = (path, { answer }) => answer(`later ${path}`, { headers: { ...KEPT, 'Cache-Tag': 'pack:two,home' } })
  await visit('/packs/two')
  onAsk = (path, { answer }) => answer(`latest ${path}`)
  door.purge(['home'])
  expect((await visit('/packs/one')).text).toBe('page of /packs/one')
  expect((await visit('/packs/two')).text).toBe('latest /packs/two')
})

test('a page that was begun before a purge and ends after it is given to nobody who came after, and not kept', async () => {
  let endOld: () => void = () => undefined
  const oldAsked = new Promise<void>((began) => {
    onAsk = (_path, { answer }) => {
      endOld = () => answer('old')
      began()
    }
  })
  const early = visit('/packs/one')
  await oldAsked
  door.purge(['pack:one'])
  onAsk = (_path, { answer }) => answer('new')
  expect((await visit('/packs/one')).text).toBe('new')
  endOld()
  expect((await early).text).toBe('old')
  expect((await visit('/packs/one')).text).toBe('new')
  expect(asked).toHaveLength(2)
})

test('when the framework does not answer, the visitor is passed on and the next one asked for anew', async () => {
  onAsk = () => inner.closeAllConnections()
  expect((await visit('/packs/one')).text).toBe('passed')
  onAsk = (path, { answer }) => answer(`page of ${path}`)
  expect((await visit('/packs/one')).text).toBe('page of /packs/one')
})

test('forms, drafts, actions and guesses are the framework’s, and nobody may keep the answers', async () => {
  const draft = { cookie: '__prerender_bypass=x' }
  const navigation = { rsc: '1', 'next-router-prefetch': '1' }
  for (const how of [
    { method: 'POST' },
    { headers: draft },
    { headers: navigation },
    { headers: { ...draft, rsc: '1' } },
    { headers: { 'next-action': '1' } },
    // At the page's own address: Next says where the data is.
    { headers: { rsc: '1' } },
  ]) {
    const answer = await visit('/packs/one', how)
    expect(answer.text).toBe('passed')
    expect(answer.headers['cache-control']).toBe('private, no-store')
  }
  const library = await visit('/library')
  expect([library.text, library.headers['cache-control']]).toEqual(['passed', undefined])
  expect(asked).toHaveLength(0)
})

test('when a page cannot be kept, an outer cache may not keep it either', async () => {
  onAsk = () => inner.closeAllConnections()
  expect((await visit('/packs/one')).headers['cache-control']).toBe('private, no-store')
})

test('the data of a way to a page is one, from wherever one comes, kept beside the page and purged with it', async () => {
  const DATA = { ...KEPT, 'Content-Type': 'text/x-component', 'X-Nextjs-Stale-Time': '300' }
  onAsk = (path, { answer, headers }) =>
    headers.rsc ? answer(`data of ${path}`, { headers: DATA }) : answer(`page of ${path}`)
  const goTo = (tree: string, question: string) =>
    visit(`/packs/one?${question}`, { headers: { rsc: '1', 'next-router-state-tree': tree, cookie: 'a=1' } })
  const first = await goTo('from home', '_rsc=abc')
  const second = await goTo('from a shelf', 'utm=1&_rsc=def')
  expect([first.text, second.text]).toEqual(['data of /packs/one?_rsc', 'data of /packs/one?_rsc'])
  expect(first.headers).toMatchObject({ 'content-type': 'text/x-component', 'x-nextjs-stale-time': '300' })
  const page = await visit('/packs/one')
  expect(page.text).toBe('page of /packs/one')
  expect(first.headers['cache-control']).toBe(page.headers['cache-control'])
  expect(first.headers.vary).toContain('rsc')
  expect(asked).toHaveLength(2)
  expect(asked[0]?.headers).not.toHaveProperty('next-router-state-tree')
  expect(asked[0]?.headers).not.toHaveProperty('cookie')
  expect((await visit('/packs/one?_rsc=abc', { headers: { rsc: '1', 'if-none-match': first.headers.etag ?? '' } })).status).toBe(304) // prettier-ignore

  onAsk = (_, { answer }) => answer('changed', { headers: DATA })
  door.purge(['pack:one'])
  expect((await goTo('from home', '_rsc=abc')).text).toBe('changed')
})

test('what a page shows is told to an outer cache where that is wanted, and nowhere else', async () => {
  expect((await visit('/packs/one')).headers).not.toHaveProperty('cache-tag')
  door = openFrontDoor(portOf(inner), { sayTags: true })
  onAsk = (_, { answer }) => answer('a page', { headers: { ...KEPT, 'Cache-Tag': '_N_T_/layout,pack:one' } })
  expect((await visit('/packs/one')).headers['cache-tag']).toBe('pack:one')
})

test('asked for its head, or for what one has already, it says no more than that; compressed as one can read it', async () => {
  const page = await visit('/packs/one', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
  expect(page.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': expect.stringContaining('s-maxage'),
  })
  expect((await visit('/packs/one', { headers: { 'accept-encoding': 'gzip, br' } })).headers['content-encoding']).toBe(
    'br',
  )
  const head = await visit('/packs/one', { method: 'HEAD' })
  expect([head.text, head.headers['content-length']]).toEqual(['', String('page of /packs/one'.length)])
  const seen = await visit('/packs/one', { headers: { 'if-none-match': page.headers.etag ?? '' } })
  expect([seen.status, seen.text]).toEqual([304, ''])
})

test('what wakes a page is at its own address, under its hash, for a while also once the page is another one', async () => {
  const sleeping = (name: string) =>
    `<html><head><script src="/theme.js"></script></head><body>${name}<script>self.__next_f.push([1,"${name}"])</script></body></html>`
  onAsk = (_, { answer }) => answer(sleeping('first'))
  const wakerOf = async () => /src="(\?awake=[^"]+)"/.exec((await visit('/packs/one')).text)?.[1] ?? ''
  const first = await wakerOf()
  const told = await visit(`/packs/one${first}`)
  expect(told.text).toBe('self.__next_f.push([1,"first"])')
  expect(told.headers).toMatchObject({ 'content-type': expect.stringContaining('text/javascript'), 'cache-control': expect.stringContaining('immutable') }) // prettier-ignore

  onAsk = (_, { answer }) => answer(sleeping('second'))
  door.purge(['pack:one'])
  const second = await wakerOf()
  expect(second).not.toBe(first)
  expect((await visit(`/packs/one${first}`)).text).toBe(told.text)
  expect((await visit(`/packs/one${second}`, { headers: { 'accept-encoding': 'gzip' } })).headers).toMatchObject({
    'content-encoding': 'gzip',
  })
  const unknown = await visit(`/packs/one?awake=${'x'.repeat(22)}`)
  expect(unknown.text).toBe('self.__next_f.push([1,"second"])')
  expect(unknown.headers['cache-control']).toBe('no-store')
})

test('what is nowhere says so without scripts too, in the language of its address', async () => {
  onAsk = (_, { answer }) => answer('<html id="__next_error__"><head></head><body></body></html>', { status: 404 })
  expect((await visit('/packs/none')).text).toContain('<noscript><h1>Nothing is stuck here</h1>')
  const arabic = await visit('/ar/packs/none')
  expect(arabic.status).toBe(404)
  expect(arabic.text).toMatch(/lang="ar" dir="rtl">.*<a href="\/ar">/s)
})
