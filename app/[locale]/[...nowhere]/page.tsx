import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentRequest } from '@/infra/request-context'
import NotFound from '../not-found'

// Rendered for each request: a page prepared at build time would carry neither the language nor the number its scripts need.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell.missing'))('title'), robots: { index: false } }
}

/**
 * Every address that no page has: the torn page of the shop, in the visitor's language, in place of the framework's own. A page of its
 * own and not thrown as elsewhere: what is thrown goes out without a word, to be put together in the browser.
 */
export default function Nowhere() {
  currentRequest()?.answerAs?.(404)
  return <NotFound />
}
