import { notFound } from 'next/navigation'
import { segmentText } from '@/app/_shell/segment-text'
import { shelfFeed } from '@/app/_shell/shelf-feed'
import { listPacks } from '@/modules/catalog/list-packs'

/** The newest packs with a tag: `/feeds/en/tags/coffee.xml`. A tag nobody used has none. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params
  const tag = /^(.+)\.xml$/.exec(segmentText(file))?.[1]
  if (!tag || (await listPacks({ tag, take: 1 })).rows.length === 0) notFound()
  const page = `/tags/${encodeURIComponent(tag)}`
  return (await shelfFeed(request, locale, { title: `#${tag}`, page, filter: { tag } })) ?? notFound()
}
