import { getLocale } from 'next-intl/server'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { hasRole, isWithheld, STAFF, visitor, type Actor, type Role, type UserActor } from '@/core/actor'
import { ownPath } from '@/core/own-path'
import { isLocale, localHref } from '@/i18n/routing'
import { ASKED_COOKIE, askedMark, isAskedNumber, newAskedNumber } from './asking-browser'
import { env } from './env'
import { LINK_MINUTES, SESSION_COOKIE, SESSION_SECONDS } from './session-token'
import { findSession } from './session-store'

/**
 * Who asks, read from the database at every request: a revoked session, a banned account or a lost role counts at once.
 * One query a request, however many ask.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  return token ? findSession(token) : visitor
})

/**
 * For the top of a page that is somebody's own: who it is, or off to /sign-in and back to `path` afterwards.
 * With roles named, whoever has none of them is told that there is no such page; whoever has them and showed no second factor
 * is asked for it.
 * @param path The page's own address without its language, query included: `/studio/packs/${id}`.
 */
export async function requireSignedIn(path: string, ...anyOf: Role[]): Promise<UserActor> {
  const actor = await currentActor()
  const given = await getLocale()
  const locale = isLocale(given) ? given : 'en'
  const next = encodeURIComponent(localHref(locale, ownPath(path)))
  const second = `${localHref(locale, '/sign-in/second')}?next=${next}`
  if (actor.kind !== 'user') redirect('half' in actor ? second : `${localHref(locale, '/sign-in')}?next=${next}`)
  // The desk's pages ask their use cases who may; before that, whoever works there shows a second factor.
  const wanted = anyOf.length === 0 && path.startsWith('/desk') ? STAFF : anyOf
  if (isWithheld(actor, ...wanted) && !hasRole(actor, ...wanted)) redirect(second)
  if (anyOf.length > 0 && !hasRole(actor, ...anyOf)) notFound()
  return actor
}

/** The number of the browser that asked for a sign-in link, if this is one. */
export async function askedNumber(): Promise<string | undefined> {
  const held = (await cookies()).get(ASKED_COOKIE)?.value
  return isAskedNumber(held) ? held : undefined
}

/** This browser asks for a sign-in link, once or once more: it has a number for as long as that lasts. @returns Its mark. */
export async function markAsking(): Promise<string> {
  const number = (await askedNumber()) ?? newAskedNumber()
  const attributes = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env.open,
    maxAge: LINK_MINUTES * 60,
  } as const
  ;(await cookies()).set(ASKED_COOKIE, number, attributes)
  return askedMark(number)
}

/** From now on this browser goes by another token of its session. */
export async function keepToken(token: string): Promise<void> {
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: env.open, maxAge: SESSION_SECONDS } as const
  ;(await cookies()).set(SESSION_COOKIE, token, attributes)
}
