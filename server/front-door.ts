import { createHash } from 'node:crypto'
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import CachePolicy from 'http-cache-semantics'
import { LRUCache } from 'lru-cache'
import { log } from '@/infra/log'
import { withHashedScripts } from './content-policy'
import { encodingFor, type Packed, packedOnce } from './packing'
import { RULE_FIRST, withRuleFirst } from './rule-first'
import { isSharedPage } from './shared-pages'
import { asleep, DATA_QUESTION, OWN_SCRIPT, type SleepingPage } from './sleeping-page'
import { withWords } from './torn-page'

// The front door: shared pages are the same for everyone, so they are kept whole and compressed, with the policy that allows
// exactly their own scripts, and given out without waking the framework. Measured 15 to 69 times the rate of Next's own cache.
// Everything not named here passes.

/** What an outer cache (a CDN, nginx) may do with a page: ask again after a minute, serve the old one while asking. */
const DOWNSTREAM = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

/** Of addresses where nothing is there are as many as anyone cares to make up: they have a place of their own, and push out no page. */
const NOWHERE_BYTES = 4 * 1024 * 1024

/** What wakes a page (sleeping-page.ts), under its hash. */
interface Data {
  hash: string
  body: Packed
  size: number
}

/** A page as it is given out. */
interface Entry {
  status: number
  headers: OutgoingHttpHeaders
  etag: string
  body: Packed
  /** Of all that is kept of it. */
  size: number
  data?: Data
  tags: string[]
  freshMs: number
}

/**
 * A page may have become another one since somebody got it. What wakes that one is kept for longer than an outer cache may give it out, and
 * no longer, here or outside: what was taken down or erased must not lie about.
 */
const DATA_MS = 15 * 60_000
const DATA_BYTES = 16 * 1024 * 1024

/** A page of the list that turned out not to be one for all: not asked for twice within the minute. */
const PASS = Symbol('pass')
const PASS_MS = 60_000

/** Behind the path of a page, what a browser gets that goes there from another page of ours (React's data): the same from wherever it comes. */
const NAVIGATION = '?_rsc'

const DATA = new RegExp(String.raw`\?${DATA_QUESTION}=([\w-]{22})$`)

export interface FrontDoor {
  /** Answer if the request is for a shared page; else, or when that page cannot be kept, `pass` it on. */
  serve(request: IncomingMessage, response: ServerResponse, pass: () => void): void
  /** Drop the pages that carry one of these tags. */
  purge(tags: readonly string[]): void
}

/**
 * @param innerPort Where Next itself listens, on loopback, for the door's own questions.
 * @param how.houseBytes Room for pages; the one asked for least goes first.
 * @param how.sayTags Tell an outer cache what each page shows, so that it can drop what a purge names.
 */
export function openFrontDoor(
  innerPort: number,
  { houseBytes = 64 * 1024 * 1024, sayTags = false }: { houseBytes?: number; sayTags?: boolean } = {},
): FrontDoor {
  let purges = 0
  const underWay = new Set<string>()
  const nowhere = new LRUCache<string, Entry>({ maxSize: NOWHERE_BYTES, sizeCalculation: ({ size }) => size })
  const wakers = new LRUCache<string, Data>({
    maxSize: DATA_BYTES,
    sizeCalculation: ({ size }) => size,
    ttl: DATA_MS,
  })
  const pages = new LRUCache<string, Entry | typeof PASS>({
    maxSize: houseBytes,
    // What is nowhere is too large for this place: given to who waits for it, and not kept here.
    sizeCalculation: (entry) => (entry === PASS ? 1_000 : entry.status === 404 ? houseBytes + 1 : entry.size),
    ttl: PASS_MS,
    // Asked once, however many wait: a purged page under load is rendered once.
    fetchMethod: async (path, _, { options }) => {
      const before = purges
      underWay.add(path)
      const entry = keep(path, await ask(innerPort, path).finally(() => underWay.delete(path)), sayTags)
      // A purge came while it was rendered: good enough for who waited then, not to be kept.
      const purged = before !== purges
      options.ttl = purged ? 1 : (entry?.freshMs ?? PASS_MS)
      if (entry?.data) wakers.set(entry.data.hash, entry.data)
      if (entry?.status === 404 && !purged) nowhere.set(path, entry, { ttl: entry.freshMs })
      return entry ?? PASS
    },
    ignoreFetchAbort: true,
  })

  return {
    serve(request, response, pass) {
      const path = keptUnder(request)
      // What is Next's to answer at the address of a shared page (to one visitor's form, a draft, a guess of where somebody goes next) is
      // nobody's to keep: no purge would reach it there. Next keeps what is said here.
      const passUnkept = () => {
        if (isForOne(request) || isSharedPage(pathOf(request))) response.setHeader('Cache-Control', 'private, no-store')
        pass()
      }
      if (!path) return passUnkept()
      if (!request.headers.rsc && request.url?.includes('_rsc=')) {
        // The address of navigation data, asked for as a page: an outer cache that ignores Vary would give one for the other.
        response.writeHead(307, { Location: path, 'Cache-Control': 'no-store' }).end()
        return
      }
      const none = nowhere.get(path)
      if (none) return send(none, request, response)
      const wanted = DATA.exec(request.url ?? '')?.[1]
      const waker = wanted ? wakers.get(wanted) : undefined
      if (waker) return sendData(waker, waker.hash, request, response)
      pages.fetch(path).then(
        (entry) =>
          !entry || entry === PASS
            ? passUnkept()
            : wanted && entry.data
              ? sendData(entry.data, wanted, request, response)
              : send(entry, request, response),
        (error: unknown) => {
          log.error({ err: error, path }, 'front door fault')
          passUnkept()
        },
      )
    },
    purge(tags) {
      purges += 1
      const wanted = new Set(tags)
      for (const [path, entry] of pages.entries()) {
        if (entry === PASS || entry.tags.length === 0 || entry.tags.some((tag) => wanted.has(tag))) pages.delete(path)
      }
      // There may be something now.
      nowhere.clear()
      // Who comes from now on does not wait for a page that was begun before.
      for (const path of underWay) pages.delete(path)
    },
  }
}

function isForOne({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' || Boolean(headers.cookie?.includes('__prerender_bypass'))
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}

/** Under what a plain visit to a shared page is kept, or the data of a way there; undefined when the request is anything else. */
function keptUnder(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const { headers } = request
  // Prefetches, actions and drafts are Next's own business.
  if (headers['next-router-prefetch'] || headers['next-action'] || headers.cookie?.includes('__prerender_bypass'))
    return undefined
  const path = pathOf(request)
  // No shared page reads a question (server/shared-pages.ts), so whatever stands behind the path changes nothing on it.
  if (!isSharedPage(path)) return undefined
  if (!headers.rsc) return path
  // Data at the address of the page itself: Next sends who asks so to the address that data has.
  return request.url?.includes('_rsc=') ? path + NAVIGATION : undefined
}

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** Ask Next for a page, or its data, as nobody in particular: no cookie, no header of the visitor's reaches it, so none can poison what is kept. */
function ask(port: number, path: string): Promise<Answer> {
  const wanted = path.endsWith(NAVIGATION) ? { rsc: '1' } : { accept: 'text/html' }
  return new Promise((resolve, reject) => {
    const request = http.get({
      host: '127.0.0.1',
      port,
      path,
      headers: { host: `localhost:${port}`, ...wanted, 'accept-encoding': 'identity' },
      timeout: 30_000,
    })
    request.once('timeout', () => request.destroy(new Error('the page took more than 30 s')))
    request.once('error', reject)
    request.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 502, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
  })
}

/** Headers of Next's that a visitor has no use for, or that the door writes itself. */
const DROPPED = new Set(['cache-tag', 'vary', 'x-nextjs-cache', 'x-middleware-rewrite', 'x-request-id', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding', 'cache-control', 'content-security-policy', 'etag', 'date', 'set-cookie']) // prettier-ignore

/** What the router reads of data, and of a page nobody. */
const OF_DATA = new Set(['x-nextjs-prerender', 'x-nextjs-stale-time'])

/** How the tags begin that Next gives every page by itself. */
const OF_THE_ROUTE = '_N_T_'

const NUMBERED = /(<(?:script|link)\b[^>]*?) nonce="[^"]*"/g

function keep(path: string, { status, headers, body }: Answer, sayTags: boolean): Entry | undefined {
  const isData = path.endsWith(NAVIGATION)
  const type = isData ? 'text/x-component' : 'text/html'
  if (![200, 404].includes(status) || headers['set-cookie'] || !headers['content-type']?.startsWith(type))
    return undefined
  const policy = new CachePolicy(
    { url: path, method: 'GET', headers: {} },
    { status, headers },
    { shared: true, cacheHeuristic: 0 },
  )
  const seconds = policy.storable() ? Math.floor(policy.timeToLive() / 1000) : 0
  if (seconds <= 0) return undefined

  const made = isData ? { identity: body } : makePage(path, status, body.toString('utf8'))
  const tags = (typeof headers['cache-tag'] === 'string' ? headers['cache-tag'] : '').split(',').filter(Boolean)
  return {
    status,
    etag: `W/"${createHash('sha256').update(made.identity).digest('base64url').slice(0, 22)}"`,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers).filter(([name]) => !DROPPED.has(name) && (isData || !OF_DATA.has(name))),
      ),
      ...(made.policy && { 'Content-Security-Policy': made.policy }),
      'Cache-Control': DOWNSTREAM,
      ...(sayTags && { 'Cache-Tag': tags.filter((tag) => !tag.startsWith(OF_THE_ROUTE)).join(',') }),
      Vary: 'rsc, next-router-prefetch, Accept-Encoding',
    },
    body: packedOnce(made.identity),
    size: sizeOf(made.identity) + (made.waker?.size ?? 0),
    ...(made.waker && { data: made.waker }),
    tags,
    // Unknown addresses could fill the house: what is not there is kept for a minute only.
    freshMs: Math.min(seconds, status === 404 ? 60 : 3_600) * 1000,
  }
}

/** A page of Next's as it is kept, with its policy and with what wakes it. */
function makePage(path: string, status: number, raw: string): { identity: Buffer; policy?: string; waker?: Data } {
  // Next may have kept what it made for one visitor's form, with the number used once that this visitor's scripts ran by.
  const html = raw.replaceAll(NUMBERED, '$1')
  // What is nowhere is put together in the browser.
  const {
    html: whole,
    data,
    styles,
  }: SleepingPage = status === 200 ? asleep(path, html) : { html: withWords(path, html) }
  const page = withHashedScripts(data ? whole : withRuleFirst(whole), [OWN_SCRIPT, RULE_FIRST], styles)
  const script = data && Buffer.from(data.script)
  const waker = data && script && { hash: data.hash, body: packedOnce(script), size: sizeOf(script) }
  return { identity: Buffer.from(page.html), policy: page.policy, ...(waker && { waker }) }
}

/** A body with what it is when packed, both ways: a quarter of it, at most. */
function sizeOf(body: Buffer): number {
  return 1_000 + Math.ceil(body.length * 1.25)
}

function send(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
  const { etag, headers, status } = entry
  if (status === 200 && request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === etag)) {
    response.writeHead(304, { ETag: etag, 'Cache-Control': DOWNSTREAM, Vary: headers.Vary })
    response.end()
    return
  }
  answer(status, { ...headers, ETag: etag }, entry.body, request, response)
}

/** Where what was asked for is gone, the data of now: React then draws the page as it is now. That answer nobody may keep. */
function sendData({ hash, body }: Data, wanted: string, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': wanted === hash ? `public, max-age=${DATA_MS / 1000}, immutable` : 'no-store',
    Vary: 'Accept-Encoding',
  }
  answer(200, headers, body, request, response)
}

function answer(
  status: number,
  headers: OutgoingHttpHeaders,
  packed: Packed,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const encoding = encodingFor(request.headers['accept-encoding'])
  const body = packed(encoding)
  response.writeHead(status, {
    ...headers,
    'Content-Length': body.length,
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
