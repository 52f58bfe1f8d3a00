import type { Metadata } from 'next'
import { localHref, locales, type Locale } from '@/i18n/routing'

/**
 * What a shared page says of itself to search engines and to those it is sent to: one address, its other languages,
 * a title, a sentence, a picture.
 * @param path Without language, beginning with a slash.
 * @param picture A path of ours.
 */
export function pageWords(
  locale: Locale,
  path: string,
  words: { title: string; description?: string | undefined; picture?: string | undefined },
): Metadata {
  const { title, description, picture } = words
  const canonical = localHref(locale, path)
  return {
    title,
    ...(description && { description }),
    alternates: {
      canonical,
      languages: { ...Object.fromEntries(locales.map((other) => [other, localHref(other, path)])), 'x-default': path },
    },
    openGraph: {
      title,
      url: canonical,
      locale,
      type: 'website',
      ...(description && { description }),
      ...(picture && { images: [picture] }),
    },
    twitter: { card: picture ? 'summary_large_image' : 'summary' },
  }
}
