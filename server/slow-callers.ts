import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/infra/rate-limit'

// Whoever holds many lines, or sends a body a byte at a time, holds them at the cost of everybody else.

/** Slower than a telephone at the edge of its network: what brings less than this in each stretch is no upload but an attempt to hold a line. */
export const SLOWEST_BODY = { stretchMs: 20_000, leastBytes: 4_096 }

/**
 * End a request whose body comes too slowly. Only the caller's slowness counts: while bytes of his wait for us, the stretch is not held against him.
 * What was received of a resumable upload is kept as with any cut line.
 */
export function endSlowBody(
  request: IncomingMessage,
  response: ServerResponse,
  { stretchMs, leastBytes } = SLOWEST_BODY,
): void {
  if (request.complete || !hasBody(request)) return
  const { socket } = request
  let before = socket.bytesRead
  const watch = setInterval(() => {
    if (request.complete || request.destroyed) {
      clearInterval(watch)
      return
    }
    const came = socket.bytesRead - before
    before = socket.bytesRead
    if (came >= leastBytes || request.readableLength > 0) return
    clearInterval(watch)
    if (response.headersSent) {
      socket.destroy()
      return
    }
    const headers = { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store', Connection: 'close' }
    response.writeHead(408, headers).end('This took too long to arrive. Please try again.\n', () => socket.destroy())
  }, stretchMs)
  watch.unref()
  request.once('close', () => clearInterval(watch))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Browsers hold six lines each; behind one address may be a school. */
export const MOST_LINES = 256

/** This machine and private networks: a proxy of the operator's, through which everybody comes. */
const OURS =
  /^(?:::1$|f[cd]|fe80:|(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.))/i

/**
 * Let no address (of IPv6: no network) hold more than so many lines at once; one more is closed before a word is read.
 * @param isOurs Addresses that are not counted.
 */
export function boundLines(server: Server, most = MOST_LINES, isOurs = (address: string) => OURS.test(address)): void {
  const held = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const { remoteAddress: address } = socket
    if (!address || isOurs(address)) return
    const from = networkOf(address)
    const lines = (held.get(from) ?? 0) + 1
    if (lines > most) {
      socket.destroy()
      return
    }
    held.set(from, lines)
    socket.once('close', () => {
      const left = (held.get(from) ?? 1) - 1
      if (left > 0) held.set(from, left)
      else held.delete(from)
    })
  })
}
