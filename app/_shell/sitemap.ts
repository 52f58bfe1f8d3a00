import { localHref, locales } from '@/i18n/routing'
import { env } from '@/infra/env'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The list of lists (sitemaps.org): one address of ours for each part. */
export function sitemapIndex(paths: readonly string[]): Response {
  const lines = paths.map((path) => `<sitemap><loc>${env.origin}${path}</loc></sitemap>`)
  return xml(`${HEAD}<sitemapindex ${SPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`)
}

/**
 * A part, written as it is read: each page once, with all its languages.
 * @param batches Paths without language, ready for an address; empty ones are left out.
 */
export function sitemapPart(batches: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): Response {
  const encoder = new TextEncoder()
  async function* lines() {
    yield encoder.encode(`${HEAD}<urlset ${SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`)
    for await (const paths of batches) yield encoder.encode(paths.filter(Boolean).map(entry).join(''))
    yield encoder.encode('</urlset>\n')
  }
  const written = lines()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await written.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await written.return(undefined)
    },
  })
  return xml(body)
}

function entry(path: string): string {
  const languages = locales.map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${env.origin}${localHref(locale, path)}"/>`,
  )
  return `<url><loc>${env.origin}${path}</loc>${languages.join('')}</url>\n`
}

function xml(body: BodyInit): Response {
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
