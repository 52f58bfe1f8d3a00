import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { segmentText } from '@/app/_shell/segment-text'
import { saidIn } from '@/modules/catalog/translations'
import { packPage } from '../../_shelf/reads'
import { AgeQuestion } from './age-question'
import { PackView } from './pack-view'

export const revalidate = 3600

/** None at build time: a pack's page is rendered at its first visit and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

type Props = PageProps<'/[locale]/packs/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params)
  const pack = await packPage(segmentText((await params).slug))
  const t = await getTranslations('pack')
  if (!pack) return { title: t('missing') }
  const said = saidIn(pack, locale)
  const artists = pack.hands.map((hand) => hand.displayName).join(', ')
  const title = `${said.title} · ${artists}`
  if (pack.rating === 'adult') return { title, robots: { index: false } }
  return pageWords(locale, `/packs/${encodeURIComponent(pack.slug)}`, {
    title,
    description: said.description.slice(0, 200) || t('stickers', { count: pack.stickers.length }),
    picture: pack.cardKey ? `/media/${pack.cardKey}/share.jpg` : undefined,
  })
}

export default async function PackPage({ params }: Props) {
  const locale = await localeOf(params)
  const pack = await packPage(segmentText((await params).slug))
  if (!pack) notFound()
  return pack.rating === 'adult' ? (
    <AgeQuestion locale={locale} pack={pack} />
  ) : (
    <PackView locale={locale} pack={pack} />
  )
}
