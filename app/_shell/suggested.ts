import { getTranslations } from 'next-intl/server'
import { cleanLine } from '@/core/text'
import { localHref, type Locale } from '@/i18n/routing'
import type { PriceWords } from '@/modules/catalog/card'
import { cardOf } from '@/modules/catalog/ui/card-of'
import { suggest } from '@/modules/search/suggest'

/** One line under the search box, in the page's language. */
interface Suggestion {
  href: string
  title: string
  /** Who drew it, or what it is. */
  line?: string
  price?: PriceWords
  /** Address of a small picture; an artist's first letter or `#` stands for who has none. */
  picture?: string | undefined
}

/** What may be meant by what was typed: everything the box shows, so that no page carries a word of it. */
export interface Suggested {
  /** What was asked for. */
  q: string
  /** The name of the list, and how long it is. */
  label: string
  said: string
  rows: Suggestion[]
  /** To all that a search finds; undefined when it would find nothing. */
  all?: { href: string; title: string }
}

/** Longer than what the box takes. UTF-16 units. */
const LONGEST = 200

export async function suggested(locale: Locale, typed: string): Promise<Suggested> {
  const q = cleanLine(typed.slice(0, LONGEST))
  const t = await getTranslations({ locale, namespace: 'shell.search' })
  const to = (path: string) => localHref(locale, path)
  const { packs, artists, tags } = await suggest(q)
  const cards = await Promise.all(packs.map(async (pack) => ({ pack, card: await cardOf(pack, locale) })))
  const rows: Suggestion[] = [
    ...cards.map(({ pack: { coverKeys }, card: { address, title, by, price } }) => ({
      href: to(`/packs/${address}`),
      title,
      line: by,
      price,
      picture: coverKeys[0] && `/media/${coverKeys[0]}/112.webp`,
    })),
    ...artists.map(({ handle, name }) => ({ href: to(`/artists/${handle}`), title: name, line: t('artist') })),
    ...tags.map((tag) => ({ href: to(`/tags/${encodeURIComponent(tag)}`), title: `#${tag}`, line: t('tag') })),
  ]
  return {
    q,
    label: t('suggestions'),
    said: t('found', { count: rows.length }),
    rows,
    ...(rows.length > 0 && { all: { href: to(`/search?q=${encodeURIComponent(q)}`), title: t('all', { q }) } }),
  }
}
