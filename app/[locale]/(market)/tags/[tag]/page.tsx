import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { segmentText } from '@/app/_shell/segment-text'
import { localHref } from '@/i18n/routing'
import { tagPacks } from '../../_shelf/reads'
import { Shelf } from '../../_shelf/shelf'

export const revalidate = 3600

export function generateStaticParams(): { tag: string }[] {
  return []
}

type Props = PageProps<'/[locale]/tags/[tag]'>

export async function generateMetadata({ params }: Props) {
  const tag = segmentText((await params).tag)
  const t = await getTranslations('shop')
  return pageWords(await localeOf(params), `/tags/${encodeURIComponent(tag)}`, {
    title: `#${tag}`,
    description: t('tagWords', { tag }),
    feed: `/tags/${encodeURIComponent(tag)}.xml`,
  })
}

export default async function TagPage({ params }: Props) {
  const locale = await localeOf(params)
  const tag = segmentText((await params).tag)
  const t = await getTranslations('shop')
  const { rows, next } = await tagPacks(tag)
  // A tag nobody used is no page: else every invented address would be kept.
  if (rows.length === 0) notFound()
  return (
    <Shelf
      locale={locale}
      title={<bdi>#{tag}</bdi>}
      lead={t('tagWords', { tag })}
      packs={rows}
      more={next && `${localHref(locale, '/search')}?tag=${encodeURIComponent(tag)}&after=${encodeURIComponent(next)}`}
    />
  )
}
