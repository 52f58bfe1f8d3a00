import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRUSTED_TYPES } from './content-policy'
import { encodingFor, packAs } from './packing'
import { isAskedPage } from './shared-pages'
import { asleepOnce } from './sleeping-page'

/**
 * Have the answer to a visit of a page that is made for one question gathered and put to sleep before it goes out. To be called before
 * the framework answers; other visits are left alone. Nothing is lost by gathering: such a page waits for what was found anyway.
 */
export function letSleepOnce(request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?', 1)
  const { headers } = request
  if (request.method !== 'GET' || !isAskedPage(path) || headers.rsc || headers['next-router-prefetch']) return

  const encoding = encodingFor(headers['accept-encoding'])
  // Packed once, at the end, by us.
  headers['accept-encoding'] = 'identity'
  const chunks: Buffer[] = []
  const take = (chunk: unknown, encodingOfText: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encodingOfText === 'string' ? (encodingOfText as BufferEncoding) : 'utf8')) // prettier-ignore
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const done = (args: unknown[]) => (args.find((each) => typeof each === 'function') as (() => void) | undefined)?.()
  const end = response.end.bind(response)

  response.flushHeaders = () => undefined
  // Headers wait for the end too, for the length is known only then.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status
    for (const headers of rest)
      if (typeof headers === 'object')
        for (const [name, value] of Object.entries(headers as Record<string, string>)) response.setHeader(name, value)
    return response
  }
  response.write = (...args: unknown[]) => {
    take(args[0], args[1])
    done(args)
    return true
  }
  response.end = (...args: unknown[]) => {
    take(args[0], args[1])
    let body: Buffer = Buffer.concat(chunks)
    if (
      !response.headersSent &&
      response.statusCode === 200 &&
      String(response.getHeader('content-type')).startsWith('text/html')
    ) {
      const html = body.toString('utf8')
      const sleeping = asleepOnce(html)
      body = Buffer.from(sleeping)
      const policy = response.getHeader('content-security-policy')
      if (policy && sleeping !== html)
        response.setHeader('Content-Security-Policy', `${String(policy)}; ${TRUSTED_TYPES}`)
      if (encoding !== 'identity') {
        body = packAs(encoding, body)
        response.setHeader('Content-Encoding', encoding)
      }
    }
    response.setHeader('Content-Length', body.length)
    Reflect.deleteProperty(response, 'writeHead')
    end(body, () => done(args))
    return response
  }
}
