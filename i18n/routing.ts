import { defineRouting } from 'next-intl/routing'
import { DEFAULT_LOCALE, LANGUAGES, locales, type Locale } from './languages'

export { locales, type Locale } from './languages'

/**
 * English has no prefix, Arabic is /ar/…, and so on. The address alone decides: no cookie and no guess by the browser's languages,
 * or a shared page could not be the same for all.
 */
export const routing = defineRouting({
  locales,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
})

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return LANGUAGES[locale].direction
}

/** The address of one of our pages in a language. `path` begins with a slash and carries no language. */
export function localHref(locale: Locale, path: string): string {
  if (locale === routing.defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** The language of one of our addresses: of its path, or of the whole. */
export function pathLocale(address: string): Locale {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  const first = path.split(/[/?#]/)[1]
  return isLocale(first) ? first : routing.defaultLocale
}
