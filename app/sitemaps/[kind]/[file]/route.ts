import { notFound } from 'next/navigation'
import { sitemapPart } from '@/app/_shell/sitemap'
import { addressesOf } from '@/modules/catalog/list-addresses'

/** One part of the map: `/sitemaps/packs/pck_….xml`, all from that one on. */
export async function GET(_: Request, { params }: { params: Promise<{ kind: string; file: string }> }) {
  const { kind, file } = await params
  const from = /^([a-z]{3,5}_[0-9a-z]{26})\.xml$/.exec(file)?.[1]
  if (!from || (kind !== 'packs' && kind !== 'artists')) notFound()
  return sitemapPart(addressesOf(kind, from))
}
