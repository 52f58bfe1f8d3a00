import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { localeOf } from '@/app/_shell/locale-of'
import { segmentText } from '@/app/_shell/segment-text'
import { saidIn } from '@/modules/catalog/translations'
import { packPage } from '../../../_shelf/reads'
import { PackView } from '../pack-view'

export const revalidate = 3600

export function generateStaticParams(): { slug: string }[] {
  return []
}

type Props = PageProps<'/[locale]/packs/[slug]/adults'>

const packForAdults = async (slug: string) => {
  const pack = await packPage(segmentText(slug))
  return pack?.rating === 'adult' ? pack : undefined
}

/** For no search engine, and marked for those that look all the same. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const pack = await packForAdults((await params).slug)
  if (!pack) return {}
  const { title } = saidIn(pack, await localeOf(params))
  return { title, robots: { index: false }, other: { rating: 'adult' } }
}

/** A pack for adults, for whoever has said to be one: this address is how it was said. */
export default async function AdultPackPage({ params }: Props) {
  const pack = await packForAdults((await params).slug)
  if (!pack) notFound()
  return <PackView locale={await localeOf(params)} pack={pack} />
}
