import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { shelfArtists } from '../_shelf/reads'
import { Artists } from './artists'

export const revalidate = 3600

type Props = PageProps<'/[locale]/artists'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('shop.artists')
  return pageWords(await localeOf(params), '/artists', { title: t('title'), description: t('words') })
}

export default async function ArtistsPage({ params }: Props) {
  return <Artists locale={await localeOf(params)} page={await shelfArtists(60)} />
}
