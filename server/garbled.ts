import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** What cannot be read as a question (an address of ten megabytes, not HTTP at all) gets a short answer, and the line is closed. */
export function answerGarbled(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, words] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'This address, or what came with it, is longer than any of ours. A shorter one will do.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'This took too long to arrive. Please try again.']
        : [400, 'This could not be read. Please try again.']
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(words)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${words}`)
}
