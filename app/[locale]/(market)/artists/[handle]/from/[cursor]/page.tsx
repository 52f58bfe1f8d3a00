import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { findArtist } from '@/modules/catalog/find-artist'
import { listPacks } from '@/modules/catalog/list-packs'
import { Shelf } from '../../../../_shelf/shelf'
import { readPlace, writePlace } from '../../../artists'

// Where a page begins moves with every pack: such an address is followed on, not kept.
export const dynamic = 'force-dynamic'

type Props = PageProps<'/[locale]/artists/[handle]/from/[cursor]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const artist = await findArtist((await params).handle)
  return { title: artist?.displayName, robots: { index: false } }
}

/** The packs of an artist that have no room on the artist's own page. */
export default async function LaterPacksPage({ params }: Props) {
  const locale = await localeOf(params)
  const { handle, cursor } = await params
  const artist = await findArtist(handle)
  if (!artist) notFound()
  const t = await getTranslations('shop')
  const { rows, next } = await listPacks({ artistId: artist.id, after: readPlace(cursor), take: 60 })
  const own = localHref(locale, `/artists/${artist.handle}`)
  return (
    <Shelf
      locale={locale}
      title={<bdi>{artist.displayName}</bdi>}
      lead={
        <Link prefetch={false} href={own} className="link">
          <bdi>@{artist.handle}</bdi>
        </Link>
      }
      packs={rows}
      first={{ href: own, words: t('artists.endAction') }}
      more={next && `${own}/from/${writePlace(next)}`}
    />
  )
}
