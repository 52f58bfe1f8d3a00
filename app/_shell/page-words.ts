import type { Metadata } from 'next'
import { localHref, locales, type Locale } from '@/i18n/routing'

/**
 * What a shared page says of itself to search engines and to those it is sent to: one address, its other languages,
 * a title, a sentence, a picture.
 * @param path Without language, beginning with a slash.
 * @param words.picture A path of ours, 1200 × 630. `feed`: the Atom feed of what the page shows, below `/feeds/<language>`.
 */
export function pageWords(
  locale: Locale,
  path: string,
  words: { title: string; description?: string | undefined; picture?: string | undefined; feed?: string | undefined },
): Metadata {
  const { title, description, picture, feed } = words
  const canonical = localHref(locale, path)
  return {
    title,
    ...(description && { description }),
    alternates: {
      canonical,
      languages: { ...Object.fromEntries(locales.map((other) => [other, localHref(other, path)])), 'x-default': path },
      ...(feed && { types: { 'application/atom+xml': [{ url: `/feeds/${locale}${feed}`, title }] } }),
    },
    openGraph: {
      title,
      url: canonical,
      locale,
      type: 'website',
      ...(description && { description }),
      ...(picture && { images: [{ url: picture, width: 1200, height: 630, alt: title }] }),
    },
    twitter: { card: picture ? 'summary_large_image' : 'summary' },
  }
}
