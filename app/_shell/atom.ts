import { xmlText } from '@/core/xml'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { etagOf, isKnown } from '@/infra/etag'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { titleIn } from '@/modules/catalog/translations'

interface Feed {
  locale: Locale
  title: string
  /** Paths without language: of the page this follows, and of the feed itself. */
  page: string
  self: string
  packs: readonly ShelfPack[]
  /** One line under a pack: what it costs, how many stickers. */
  line: (pack: ShelfPack) => string
}

/** A shelf as an Atom feed (RFC 4287): what is new, for whoever reads without coming by. */
export function atomFeed(request: Request, { locale, title, page, self, packs, line }: Feed): Response {
  const at = (path: string) => xmlText(env.origin + path)
  const newest = packs[0]?.onSaleAt ?? new Date(0)
  const entries = packs.map((pack) => {
    const link = at(localHref(locale, `/packs/${encodeURIComponent(pack.slug)}`))
    const picture = pack.cardKey ? `<img src="${at(`/media/${pack.cardKey}/share.jpg`)}" alt="" />` : ''
    const day = (pack.onSaleAt ?? newest).toISOString()
    return `  <entry>
    <id>${at(`/packs/${encodeURIComponent(pack.slug)}`)}</id>
    <title>${xmlText(titleIn(pack, locale))}</title>
    <link href="${link}"/>
    <published>${day}</published>
    <updated>${day}</updated>
${pack.artists.map(({ name }) => `    <author><name>${xmlText(name)}</name></author>`).join('\n')}
    <content type="html">${xmlText(`${picture}<p>${xmlText(line(pack))}</p>`)}</content>
  </entry>`
  })
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${at(self)}</id>
  <title>${xmlText(title)}</title>
  <updated>${newest.toISOString()}</updated>
  <link rel="self" href="${at(self)}"/>
  <link rel="alternate" type="text/html" href="${at(localHref(locale, page))}"/>
${entries.join('\n')}
</feed>
`
  const etag = etagOf(body)
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
