import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import type { ShelfArtist } from '../list-artists'
import { StickerFan } from './rank-row'

/** A hand behind the stickers. */
export async function ArtistCard({ locale, artist }: { locale: Locale; artist: ShelfArtist }) {
  const t = await getTranslations('shop')
  return (
    <article className="border-line bg-sheet shadow-e1 has-[a:focus-visible]:outline-accent hover:shadow-e2 relative h-full rounded-l border p-4 transition-shadow has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-offset-3 sm:p-6">
      <div className="max-sm:[zoom:0.66]">
        <StickerFan keys={artist.coverKeys} side={104} />
      </div>
      <h3 className="type-t5 mt-4 [overflow-wrap:anywhere] sm:mt-5">
        <Link
          prefetch={false}
          href={localHref(locale, `/artists/${artist.handle}`)}
          className="outline-none after:absolute after:inset-0"
        >
          <bdi>{artist.name}</bdi>
        </Link>
      </h3>
      <p className="type-small text-ink-3 mt-1">
        <span className="max-sm:block">
          <bdi>@{artist.handle}</bdi>
        </span>
        <span className="max-sm:hidden"> · </span>
        {t('packCount', { count: artist.packCount })}
      </p>
    </article>
  )
}
