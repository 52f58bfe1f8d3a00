import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { CategoryChips } from '../_shelf/category-chips'
import { newestPacks } from '../_shelf/reads'
import { Shelf } from '../_shelf/shelf'

export const revalidate = 3600

type Props = PageProps<'/[locale]/new'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.new')
  return pageWords(await localeOf(params), '/new', { title: t('title'), description: t('words'), feed: '/new.xml' })
}

export default async function NewPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('shop.new')
  const { rows, next } = await newestPacks(60)
  return (
    <Shelf
      locale={locale}
      title={t('title')}
      lead={t('words')}
      chips={<CategoryChips locale={locale} />}
      packs={rows}
      more={next && `${localHref(locale, '/search')}?after=${encodeURIComponent(next)}`}
    />
  )
}
