import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import { newId } from '@/core/ids'
import { answerPages } from '@/infra/db'
import { env } from '@/infra/env'
import { log } from '@/infra/log'
import { withRequest } from '@/infra/request-context'
import { addressOf, isFromThisMachine } from './caller'
import { openFrontDoor } from './front-door'
import { finishPage } from './finish-page'
import { answerGarbled } from './garbled'
import { isOurHost } from './our-host'
import { listenForPurges } from './page-purge'
import { securityHeaders } from './security-headers'
import { boundLines, endSlowBody } from './slow-callers'
import { turnAway } from './turn-away'

// The web process: Next behind a thin server of our own, which keeps the shared pages, names each request, watches its time, and
// leaves in good order.

answerPages()

const dev = process.argv.includes('--dev')

// 'localhost' and not 127.0.0.1: with an address here, the language rewrite of `/` is taken for another site and loops.
const app = next({ dev, hostname: 'localhost', port: env.PORT })
await app.prepare()
const handle = app.getRequestHandler()

// Next listens for the front door's own questions on a port nobody else is told.
const inner = createServer((request, response) => void handle(request, response))
await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve))
const door = openFrontDoor((inner.address() as AddressInfo).port, { sayTags: env.CDN_TAGS })
const stopListening = listenForPurges((tags) => door.purge(tags))

const server = createServer((request, response) => {
  const requestId = newId('request')
  response.setHeader('X-Request-Id', requestId)
  for (const [name, value] of securityHeaders(request.url ?? '/', env.origin)) response.setHeader(name, value)
  // Asked for under another name (an attacker's that points here, a poisoned link), we are nobody. Probes ask by any.
  if (!isOurHost(request.headers.host, env) && request.url !== '/api/health') {
    response.writeHead(421, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end('not this host\n')
    return
  }
  const away = turnAway(request, env.origin)
  if (away) {
    const [status, words] = away
    const headers = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', Connection: 'close' }
    response.writeHead(status, headers).end(`${words}\n`)
    return
  }
  endSlowBody(request, response)
  const [address, fromThisMachine, path] = [addressOf(request), isFromThisMachine(request), request.url ?? '/']
  const answerAs = (status: number) => void (response.statusCode = status)
  withRequest({ requestId, address, fromThisMachine, path, answerAs }, () => {
    const started = performance.now()
    response.once('finish', () => logRequest(request, response, performance.now() - started))
    const pass = () => {
      if (!dev) finishPage(request, response)
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, 'request fault')
        if (!response.headersSent) response.statusCode = 500
        response.end()
      })
    }
    if (dev) pass()
    else door.serve(request, response, pass)
  })
})
server.on('clientError', answerGarbled)
// With TRUST_PROXY all come by the proxy's address: counting lines is the proxy's.
if (!env.TRUST_PROXY) boundLines(server)
// A client that sends its headers or its body too slowly gives its place to another.
server.headersTimeout = 15_000
server.requestTimeout = 300_000
server.keepAliveTimeout = 65_000

server.listen(env.PORT, () => {
  log.info({ port: env.PORT, dev }, 'web ready')
  process.send?.('ready')
})

function logRequest(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const path = request.url?.split('?')[0] ?? ''
  if (path.startsWith('/_next/') || path.startsWith('/media/')) return
  log[response.statusCode >= 500 ? 'error' : 'info'](
    { method: request.method, path, status: response.statusCode, ms: Math.round(ms) },
    'request',
  )
}

let leaving = false
async function leave(): Promise<void> {
  if (leaving) return
  leaving = true
  // New connections go elsewhere; what is under way has ten seconds.
  const drained = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 10_000).unref())])
  await stopListening()
  process.exit(0)
}

process.once('SIGTERM', () => void leave())
process.once('SIGINT', () => void leave())
process.once('disconnect', () => void leave())
