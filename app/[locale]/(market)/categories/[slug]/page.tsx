import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { isCategory } from '@/modules/catalog/categories'
import { CategoryChips } from '../../_shelf/category-chips'
import { categoryPacks } from '../../_shelf/reads'
import { Shelf } from '../../_shelf/shelf'

export const revalidate = 3600

export function generateStaticParams(): { slug: string }[] {
  return []
}

type Props = PageProps<'/[locale]/categories/[slug]'>

export async function generateMetadata({ params }: Props) {
  const { slug } = await params
  if (!isCategory(slug)) return {}
  const t = await getTranslations('shop')
  const words = await getTranslations('categories')
  const title = words(slug)
  return pageWords(await localeOf(params), `/categories/${slug}`, {
    title,
    description: t('categoryWords', { category: title }),
    feed: `/categories/${slug}.xml`,
  })
}

export default async function CategoryPage({ params }: Props) {
  const locale = await localeOf(params)
  const { slug } = await params
  if (!isCategory(slug)) notFound()
  const words = await getTranslations('categories')
  const { rows, next } = await categoryPacks(slug)
  return (
    <Shelf
      locale={locale}
      title={words(slug)}
      chips={<CategoryChips locale={locale} current={slug} />}
      packs={rows}
      more={next && `${localHref(locale, '/search')}?category=${slug}&after=${encodeURIComponent(next)}`}
    />
  )
}
