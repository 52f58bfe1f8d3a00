import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { shelfFeed } from '@/app/_shell/shelf-feed'
import { isLocale } from '@/i18n/routing'
import { isCategory } from '@/modules/catalog/categories'

/** The newest packs of a category: `/feeds/en/categories/animals.xml`. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params
  const category = /^(.+)\.xml$/.exec(file)?.[1] ?? ''
  if (!isLocale(locale) || !isCategory(category)) notFound()
  const t = await getTranslations({ locale, namespace: 'categories' })
  return shelfFeed(request, locale, { title: t(category), page: `/categories/${category}`, filter: { category } })
}
