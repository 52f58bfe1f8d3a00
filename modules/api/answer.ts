import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { visitor } from '@/core/actor'
import { Refusal, type RefusalParams } from '@/core/refusal'
import { etagOf, isKnown } from '@/infra/etag'
import { log } from '@/infra/log'
import { limitCaller } from '@/infra/rate-limit'
import { currentRequest } from '@/infra/request-context'
import { openApi } from './open-api'
import { OPERATIONS } from './operations'
import { badQuery, cannotBeDone, noSuchThing } from './refusals'
import { tokenActor } from './token-actor'

/** So often may one caller ask. */
const LIMIT = { points: 300, seconds: 60 }

/** For pages of any origin: nobody's session is read, so there is nothing to give away. What one owns needs a token, said in a header. */
const METHODS = 'GET, HEAD, OPTIONS'
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': 'Authorization, If-None-Match',
  'Access-Control-Expose-Headers':
    'ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id',
  'Access-Control-Max-Age': '86400',
}

/** Before a browser asks from another origin. */
export function preflight(): Response {
  return new Response(null, { status: 204, headers: CORS })
}

/** Everything below /api/v1: an answer, or a problem (RFC 9457) that says what and why. */
export async function answerApi(request: Request): Promise<Response> {
  const headers: Record<string, string> = { ...CORS, 'RateLimit-Limit': String(LIMIT.points) }
  try {
    const left = await limitCaller('api', LIMIT)
    headers['RateLimit-Remaining'] = String(left.points)
    headers['RateLimit-Reset'] = String(left.seconds)
    const url = new URL(request.url)
    const { own, answer } = await read(url, request.headers.get('authorization'))
    if (own) headers['Vary'] = 'Authorization'
    const body = JSON.stringify(answer)
    const etag = etagOf(body)
    const caching = own ? 'private, no-cache' : 'public, max-age=60'
    Object.assign(headers, { ETag: etag, 'Cache-Control': caching, 'Content-Type': 'application/json' })
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers })
  } catch (error) {
    if (error instanceof Refusal) return problem(error, headers)
    // A browser would hide an answer without CORS from the page that asked.
    const id = currentRequest()?.requestId ?? ''
    log.error({ err: error, requestId: id }, 'api fault')
    return problem(
      { status: 500, code: 'api.fault', message: `Something broke on our side. It is known here as ${id}.` },
      headers,
    )
  }
}

/** To whoever wants to do more than ask. */
export function refuseMethod(): Response {
  return problem(cannotBeDone(METHODS), { ...CORS, Allow: METHODS })
}

async function read(
  { pathname, searchParams }: URL,
  authorization: string | null,
): Promise<{ own: boolean; answer: unknown }> {
  const path = pathname.replace(/^\/api\/v1/, '')
  if (path === '/openapi.json') return { own: false, answer: openApi() }
  for (const operation of OPERATIONS) {
    const segments = match(operation.path, path)
    if (!segments) continue
    const asked = operation.query.strict().safeParse(queryOf(searchParams))
    if (!asked.success) throw badQuery(z.prettifyError(asked.error).replace(/\s+/g, ' ').trim())
    const actor = operation.own ? await tokenActor(authorization) : visitor
    const answer = operation.answer.parse(await operation.read(asked.data, segments, actor))
    return { own: operation.own === true, answer }
  }
  throw noSuchThing()
}

/** A parameter given twice says two things at once. */
function queryOf(params: URLSearchParams): Record<string, string> {
  const names = [...params.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw badQuery(`"${twice.slice(0, 40)}" is given twice.`)
  if (names.includes('__proto__')) throw badQuery('There is no such parameter.')
  // PostgreSQL holds neither NUL nor half a character.
  return Object.fromEntries([...params].map(([name, value]) => [name, value.replace(/\p{Cs}|\0/gu, '')]))
}

function match(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const segments: Record<string, string> = {}
  for (const [index, want] of wanted.entries()) {
    const have = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(want)?.[1]
    if (!name && want !== have) return undefined
    if (name) segments[name] = decoded(have)
  }
  return segments
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replace(/\p{Cs}|\0/gu, '')
  } catch {
    return ''
  }
}

interface Said {
  status: number
  code: string
  message: string
  params?: RefusalParams
}

function problem({ status, code, message, params }: Said, headers: Record<string, string>): Response {
  const seconds = params?.seconds
  const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail: message }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(seconds !== undefined && {
        'Retry-After': String(seconds),
        'RateLimit-Remaining': '0',
        'RateLimit-Reset': String(seconds),
      }),
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    },
  })
}
