import { getTranslations } from 'next-intl/server'
import { isLocale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { listPacks, type ShelfFilter } from '@/modules/catalog/list-packs'
import { atomFeed } from './atom'

/** As many as a reader that comes by once a week wants to catch up with. */
const ENTRIES = 30

/**
 * The newest packs of a shelf as an Atom feed, or undefined for a language that the shop does not speak.
 * @param shelf.page Of the page it follows, without language; the feed is at the same path below `/feeds/<language>`.
 */
export async function shelfFeed(
  request: Request,
  locale: string,
  shelf: { title: string; page: string; filter: ShelfFilter },
): Promise<Response | undefined> {
  if (!isLocale(locale)) return undefined
  const { title, page, filter } = shelf
  const t = await getTranslations({ locale, namespace: 'pack' })
  const { rows: packs } = await listPacks({ ...filter, take: ENTRIES })
  return atomFeed(request, {
    locale,
    title: `${title} · ${env.SHOP_NAME}`,
    page,
    self: `/feeds/${locale}${page}.xml`,
    packs,
    line: (pack) => t('stickers', { count: pack.stickerCount }),
  })
}
