import { createHash, randomBytes } from 'node:crypto'
import { normalizeEmail } from '@/core/email'
import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import { localHref, pathLocale } from '@/i18n/routing'
import { ASKED_COOKIE, isAsker } from './asking-browser'
import { authCookie, callAuth, trouble, type People, type Trouble } from './auth-call'
import { offeredProviders } from './auth-providers'
import { env } from './env'
import { limit, limitCaller } from './rate-limit'
import { cookiesOf, isSameOrigin, redirectTo, text } from './request-parts'
import { endSessionOf, findLink } from './session-store'
import { authSecret, SESSION_COOKIE } from './session-token'

// The door /api/auth: next-auth does the callbacks, everything around them is decided here.

/** What next-auth may see of the browser's cookies: its checks of a round trip to a provider. */
const ROUND_TRIP = ['state', 'nonce', 'pkce.code_verifier', 'callback-url'].map(authCookie)

/** Every request to /api/auth. What is not listed here does not exist; `path` is what follows. */
export async function signInDoor(people: People, request: Request, path: readonly string[]): Promise<Response> {
  const place = `${request.method} ${path.join('/')}`
  const provider = offeredProviders.find(({ id }) => id === path[1])?.id
  if (place === 'POST callback/apple' && provider) return appleByGet(request)
  if (request.method === 'POST' && !isSameOrigin(request)) return new Response('cross-site', { status: 403 })

  if (place === 'POST sign-out') return signOut(request)
  if (place === 'POST callback/email') return takeMailLink(people, request)
  if (path.length === 2 && provider) {
    if (place === `POST signin/${provider}`) return leaveFor(people, request, provider)
    if (place === `GET callback/${provider}`) return returnFrom(people, request, provider)
  }
  return new Response('not found', { status: 404 })
}

/**
 * The button of /sign-in/confirm: a link is used by a person who presses it, never by a machine that looks at it, and by itself only in the
 * browser that asked for it. Elsewhere it takes the code which that browser shows.
 */
async function takeMailLink(people: People, request: Request): Promise<Response> {
  const form = await request.formData()
  const next = ownPath(text(form, 'next'))
  const email = normalizeEmail(text(form, 'email'))
  const token = text(form, 'token').slice(0, 200)
  if (!email || !token) return back(next, 'link')
  try {
    await limitCaller('sign-in-confirm', { points: 30, seconds: 900, closed: true })
    const link = await findLink(email, token)
    const number = cookiesOf(request).get(ASKED_COOKIE)
    if (link && !isAsker(link.browser, { number })) {
      // Six digits are guessed in a million tries: these are ten, wherever they come from.
      await limit('sign-in-code', email, { points: 10, seconds: 900, closed: true })
      if (!isAsker(link.browser, { number, typed: text(form, 'code').slice(0, 40) }))
        return redirectTo(
          `${localHref(pathLocale(next), '/sign-in/confirm')}?${new URLSearchParams({ email, token, next, problem: 'code' }).toString()}`,
        )
    }
  } catch (error) {
    if (error instanceof Refusal) return back(next, 'often')
    throw error
  }
  return callAuth(people, request, next, { path: ['callback', 'email'], query: { email, token, callbackUrl: next } })
}

/**
 * Off to a provider. Answered with a page that goes there by itself: a policy of `form-action 'self'` stops a form's
 * redirect to another site, and should.
 */
async function leaveFor(people: People, request: Request, provider: string): Promise<Response> {
  const next = ownPath(text(await request.formData(), 'next'))
  // next-auth wants its own proof that the form is ours; the door has seen to that already.
  const csrfToken = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex')
  const answer = await callAuth(people, request, next, {
    path: ['signin', provider],
    method: 'POST',
    body: { csrfToken, callbackUrl: next },
    cookies: { [authCookie('csrf-token')]: `${csrfToken}|${proof}` },
  })
  const target = answer.headers.get('Location') ?? ''
  if (!target.startsWith('https://')) return answer
  const headers = new Headers(answer.headers)
  headers.delete('Location')
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const href = target.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${href}"><a href="${href}">${provider}</a>`
  return new Response(page, { status: 200, headers })
}

async function returnFrom(people: People, request: Request, provider: string): Promise<Response> {
  const cookies = cookiesOf(request)
  const kept = cookies.get(authCookie('callback-url')) ?? ''
  const next = ownPath(kept.startsWith(env.origin) ? kept.slice(env.origin.length) : kept)
  const roundTrip = Object.fromEntries([...cookies].filter(([name]) => ROUND_TRIP.includes(name)))
  return callAuth(people, request, next, {
    path: ['callback', provider],
    query: { ...Object.fromEntries(new URL(request.url).searchParams), callbackUrl: next },
    cookies: roundTrip,
  })
}

/** A form post from Apple's site carries no Lax cookies; the same question by GET does. */
async function appleByGet(request: Request): Promise<Response> {
  const form = await request.formData()
  const query = new URLSearchParams()
  for (const name of ['code', 'state', 'error']) if (text(form, name)) query.set(name, text(form, name))
  return redirectTo(`/api/auth/callback/apple?${query.toString()}`)
}

async function signOut(request: Request): Promise<Response> {
  const token = cookiesOf(request).get(SESSION_COOKIE)
  if (token) await endSessionOf(token)
  const from = request.headers.get('referer') ?? ''
  const locale = pathLocale(from)
  const answer = redirectTo(localHref(locale, '/'))
  const secure = env.open ? '; Secure' : ''
  answer.headers.append('Set-Cookie', `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`)
  return answer
}

function back(next: string, code: Trouble): Response {
  return redirectTo(trouble(next, code))
}
