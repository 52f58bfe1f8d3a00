import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { listArtists } from '@/modules/catalog/list-artists'
import { Artists, readPlace } from '../../artists'

// Where a page begins moves with every pack: such an address is followed on, not kept.
export const dynamic = 'force-dynamic'

type Props = PageProps<'/[locale]/artists/from/[cursor]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop.artists')
  return { title: t('title'), robots: { index: false } }
}

export default async function LaterArtistsPage({ params }: Props) {
  const cursor = readPlace((await params).cursor)
  return <Artists locale={await localeOf(params)} page={await listArtists({ take: 60, after: cursor })} later />
}
