import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

/** A route handler behind a real HTTP server on a free port of this machine, as Next calls it: a web Request in, a Response out. */
export async function serveWeb(handle: (request: Request) => Promise<Response>) {
  const server = createServer((incoming, outgoing) => {
    void handle(requestOf(incoming))
      .catch((error: unknown) => new Response(String(error), { status: 500 }))
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers))
        outgoing.end(Buffer.from(await response.arrayBuffer()))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
}

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value].flat().join(', '))
  const method = incoming.method ?? 'GET'
  const bodied = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers,
    ...(bodied && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }),
  })
}
