import NextAuth, { type AuthOptions } from 'next-auth'
import EmailProvider from 'next-auth/providers/email'
import { normalizeEmail } from '@/core/email'
import { ownPath } from '@/core/own-path'
import { localHref, pathLocale, type Locale } from '@/i18n/routing'
import { authAdapter, type AuthUser } from './auth-adapter'
import { isVerified, oauthProviders } from './auth-providers'
import { db } from './db'
import { deviceOf } from './device'
import { deviceMark } from './device-mark'
import { env } from './env'
import { log } from './log'
import { cookiesOf, redirectTo } from './request-parts'
import { secondStep } from './second-step'
import { endSessionOf, needsFactor, rememberDevice } from './session-store'
import { authSecret, newToken, SESSION_COOKIE, SESSION_SECONDS } from './session-token'

// next-auth, called in the form it has for Node's own requests, with a request we make: so it sees those cookies and
// values that it needs and no others, and the session a browser already has takes no part in a sign-in.

/** What a sign-in asks of the product: infra knows no modules. */
export interface People {
  /** Make an account for an address that was just proven, or find the one made at the same moment. */
  register: (person: { email: string; name: string; locale: Locale }) => Promise<{ id: string }>
  /** After somebody came in. */
  welcome: (userId: string) => Promise<void>
}

/** Why a sign-in did not work: `signIn.problems.<code>` on the sign-in page. */
export type Trouble = 'link' | 'closed' | 'unverified' | 'provider' | 'broken' | 'often'

/** The name that next-auth gives one of its own cookies. */
export const authCookie = (name: string): string =>
  env.open ? `${name === 'csrf-token' ? '__Host-' : '__Secure-'}next-auth.${name}` : `next-auth.${name}`

// next-auth takes its own address from here and from nowhere else.
process.env.NEXTAUTH_URL = env.origin

export interface Call {
  path: string[]
  method?: 'GET' | 'POST'
  query?: Record<string, string>
  body?: Record<string, string>
  cookies?: Record<string, string>
}

/** One call of next-auth, and its answer as ours: to paths of ours only, the old session ended when a new one begins. */
export async function callAuth(people: People, request: Request, next: string, call: Call): Promise<Response> {
  const { path, method = 'GET', query = {}, body = {}, cookies = {} } = call
  const recorded = new RecordedAnswer()
  let half = false
  let signedIn: string | undefined
  const welcome = async (userId: string) => {
    signedIn = userId
    half = await needsFactor(userId)
    await people.welcome(userId)
  }
  await NextAuth(
    // The part of a Node request and answer that next-auth uses (next-auth/src/next/index.ts, NextAuthApiHandler).
    { method, headers: {}, cookies, body, query: { ...query, nextauth: path } } as never,
    recorded as never,
    optionsFor({ ...people, welcome }, request, next),
  )
  const answer = redirectTo(half ? secondStep(next) : whereTo(recorded.headers.get('location') ?? '', next))
  const set = recorded.cookies.filter((cookie) => !cookie.startsWith(`${authCookie('csrf-token')}=`))
  for (const cookie of set) answer.headers.append('Set-Cookie', cookie)

  const old = cookiesOf(request).get(SESSION_COOKIE)
  if (!set.some((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))) return answer
  if (old) await endSessionOf(old)
  if (signedIn) {
    const { mark, cookies } = deviceMark(request)
    await rememberDevice(signedIn, mark)
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie)
  }
  return answer
}

function whereTo(location: string, next: string): string {
  if (location.startsWith(`${env.origin}/api/auth/`) || location === '') {
    const code = new URL(location || env.origin).searchParams.get('error') ?? ''
    return trouble(next, code === 'Verification' ? 'link' : code.startsWith('OAuth') ? 'provider' : 'broken')
  }
  // To the address the person came by, whichever of ours it is.
  return location.startsWith(`${env.origin}/`) ? location.slice(env.origin.length) : location
}

function optionsFor(people: People, request: Request, next: string): AuthOptions {
  const locale = pathLocale(next)
  return {
    secret: authSecret(),
    useSecureCookies: env.open,
    session: {
      strategy: 'database',
      maxAge: SESSION_SECONDS,
      generateSessionToken: newToken,
    },
    cookies: {
      sessionToken: {
        name: SESSION_COOKIE,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: env.open },
      },
    },
    providers: [EmailProvider({ from: env.MAIL_FROM, server: {} }), ...oauthProviders()],
    adapter: authAdapter({
      register: (person) => people.register({ ...person, locale }),
      device: deviceOf(request.headers.get('user-agent') ?? ''),
    }),
    callbacks: {
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      async signIn({ user, account, profile }) {
        const no = await whyNot(user, account?.type === 'oauth' ? { isVerified: isVerified(profile) } : undefined)
        return no ? trouble(next, no) : true
      },
    },
    events: { signIn: ({ user }) => people.welcome(user.id) },
    logger: {
      error: (code, details) =>
        log.warn({ code, err: details instanceof Error ? details : undefined }, 'sign-in fault'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

/**
 * Why this one may not come in, if so. next-auth hands over whom it found by mail or linked account; anyone else is what
 * a provider says of them, and counts only with an address that the provider verified.
 */
export async function whyNot(
  user: { email?: string | null },
  provider?: { isVerified: boolean },
): Promise<Trouble | undefined> {
  if ('state' in user) return (user as AuthUser).state === 'active' ? undefined : 'closed'
  const email = normalizeEmail(user.email ?? '')
  if (!email || provider?.isVerified === false) return 'unverified'
  const known = await db.user.findUnique({ select: { state: true }, where: { email } })
  return known && known.state !== 'active' ? 'closed' : undefined
}

/** Node's answer as far as next-auth uses it. */
class RecordedAnswer {
  readonly headers = new Map<string, string>()
  cookies: string[] = []
  status(): this {
    return this
  }
  setHeader(name: string, value: string | string[]): this {
    if (Array.isArray(value)) this.cookies = value
    else this.headers.set(name.toLowerCase(), value)
    return this
  }
  getHeader(name: string): string | string[] | undefined {
    return name === 'Set-Cookie' ? this.cookies : this.headers.get(name.toLowerCase())
  }
  end(): void {}
  json(): void {}
  send(): void {}
}

/** The sign-in page with what went wrong, still knowing where the person was going. */
export function trouble(next: string, code: Trouble): string {
  const query = new URLSearchParams({ problem: code, ...(next !== '/' && { next }) })
  return `${localHref(pathLocale(next), '/sign-in')}?${query.toString()}`
}
