import { notFound, redirect } from 'next/navigation'
import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'
import { currentRequest } from '@/infra/request-context'
import { secondStep } from '@/infra/second-step'

/**
 * What a page asked its use case, or where the reader goes instead: without a session to the sign-in and back, without a second factor to
 * where it is shown, and to
 * "no such page" for what is not theirs to read, which looks the same as what is not there.
 */
export async function asked<T>(locale: Locale, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) redirect(signInHref(locale))
    if (error instanceof Refusal && error.code === 'session.second_factor_required') redirect(secondStep(here(locale)))
    if (error instanceof Refusal && (error.status === 403 || error.status === 404)) notFound()
    throw error
  }
}

function signInHref(locale: Locale): string {
  return `${localHref(locale, '/sign-in')}?next=${encodeURIComponent(here(locale))}`
}

/** The page asked for. What Next's own navigation adds to an address is no part of it. */
function here(locale: Locale): string {
  return ownPath(currentRequest()?.path?.replace(/[?&]_rsc=[^&]*/, ''), localHref(locale, '/'))
}
