import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import type { ShelfArtist } from '../list-artists'
import { StickerFan } from './rank-row'

/** A hand behind the stickers. */
export async function ArtistCard({ locale, artist }: { locale: Locale; artist: ShelfArtist }) {
  const t = await getTranslations('shop')
  return (
    <article className="border-line bg-sheet shadow-e1 has-[a:focus-visible]:outline-accent hover:shadow-e2 relative rounded-l border p-6 transition-shadow has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-offset-3">
      <StickerFan keys={artist.coverKeys} side={104} />
      <h3 className="type-t5 mt-5 [overflow-wrap:anywhere]">
        <Link
          prefetch={false}
          href={localHref(locale, `/artists/${artist.handle}`)}
          className="outline-none after:absolute after:inset-0"
        >
          <bdi>{artist.name}</bdi>
        </Link>
      </h3>
      <p className="type-small text-ink-3 mt-1">
        <bdi>@{artist.handle}</bdi> · {t('packCount', { count: artist.packCount })}
      </p>
    </article>
  )
}
