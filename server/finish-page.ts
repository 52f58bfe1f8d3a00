import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRUSTED_TYPES } from './content-policy'
import { encodingFor, packAs } from './packing'
import { withRuleFirst } from './rule-first'
import { isAskedPage } from './shared-pages'
import { asleepOnce } from './sleeping-page'

/** What is no page, and the mailbox of a shop without mail: it shows letters as they are, which is markup from text. */
const LEFT_ALONE = /^\/(?:api|media|_next)\/|\.|\/dev\/mail$/

/**
 * Have a page that is made for one visit gathered before it goes out, to have the rule of what text may become put before all else, or
 * to be put to sleep when it was made for a question. To be called before the framework answers; other answers are left alone. Nothing is
 * lost by gathering: no page of ours has parts that come later.
 */
export function finishPage(request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?', 1)
  const { headers, method } = request
  const isNavigation = headers.rsc || headers['next-router-prefetch'] || headers['next-action']
  if ((method !== 'GET' && method !== 'POST') || LEFT_ALONE.test(path) || isNavigation) return

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
    if (!response.headersSent && String(response.getHeader('content-type')).startsWith('text/html')) {
      const policy = String(response.getHeader('content-security-policy'))
      const nonce = /'nonce-(\w+)'/.exec(policy)?.[1]
      const html = body.toString('utf8')
      const isAsked = method === 'GET' && response.statusCode === 200 && isAskedPage(path)
      const finished = !nonce ? html : isAsked ? asleepOnce(html, nonce) : withRuleFirst(html, nonce)
      if (finished !== html) response.setHeader('Content-Security-Policy', `${policy}; ${TRUSTED_TYPES}`)
      body = Buffer.from(finished)
      if (encoding !== 'identity') {
        body = packAs(encoding, body)
        response.setHeader('Content-Encoding', encoding)
      }
    }
    if (response.statusCode !== 304) response.setHeader('Content-Length', body.length)
    Reflect.deleteProperty(response, 'writeHead')
    end(body, () => done(args))
    return response
  }
}
