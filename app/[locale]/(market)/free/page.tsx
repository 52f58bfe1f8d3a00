import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { freePacks } from '../_shelf/reads'
import { Shelf } from '../_shelf/shelf'

export const revalidate = 3600

type Props = PageProps<'/[locale]/free'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.freePacks')
  return pageWords(await localeOf(params), '/free', { title: t('title'), description: t('words'), feed: '/free.xml' })
}

export default async function FreePage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('shop.freePacks')
  const { rows, next } = await freePacks()
  return (
    <Shelf
      locale={locale}
      title={t('title')}
      lead={t('words')}
      packs={rows}
      more={next && `${localHref(locale, '/search')}?price=free&after=${encodeURIComponent(next)}`}
      none={{ title: t('none'), words: t('noneWords') }}
    />
  )
}
