import { notFound, redirect } from 'next/navigation'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'

/**
 * What a page asked its use case, or where the reader goes instead: to the sign-in without a session, and to "no such page"
 * for what is not theirs to read, which looks the same as what is not there.
 */
export async function asked<T>(locale: Locale, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) redirect(localHref(locale, '/sign-in'))
    if (error instanceof Refusal && (error.status === 403 || error.status === 404)) notFound()
    throw error
  }
}
