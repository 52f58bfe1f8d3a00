import { PlayIcon } from '@phosphor-icons/react/dist/ssr/Play'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import { Icon } from '@/ui/icon'
import { PackSheet } from '@/ui/pack-sheet'
import { Sticker } from '@/ui/sticker'
import { art, cardArt } from './art'
import { ArtistNames } from './artist-names'
import { PackPrice } from './pack-price'
import type { ShelfPack } from '../shelf-pack'
import { titleIn } from '../translations'

const SIZES = '(width >= 1320px) 250px, (width >= 800px) 30vw, 45vw'

/** A pack on the shelf. The whole card is one link, what stands in its corners excepted; the picture is one picture, however many stickers are on it. */
export function PackCard({
  locale,
  pack,
  first = false,
  corner,
  heart,
}: {
  locale: Locale
  pack: ShelfPack
  first?: boolean
  corner?: ReactNode
  heart?: ReactNode
}) {
  return (
    <article className="peel-area has-[a:focus-visible]:outline-accent relative rounded-l has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-offset-3">
      <PackSheet>
        <CardPicture pack={pack} first={first} />
        {pack.movingKey && <CardMotion of={pack.movingKey} />}
      </PackSheet>
      <div className="mt-3.5 flex items-start justify-between gap-x-2.5 gap-y-2 px-1 max-sm:flex-col">
        <div className="min-w-0">
          <h3 className="type-t5 [overflow-wrap:anywhere]">
            <Link
              prefetch={false}
              href={localHref(locale, `/packs/${pack.slug}`)}
              className="outline-none after:absolute after:inset-0"
            >
              <bdi>{titleIn(pack, locale)}</bdi>
            </Link>
          </h3>
          <p className="type-small text-ink-3 mt-1">
            <ArtistNames of={pack.artists} />
          </p>
        </div>
        <PackPrice {...pack} />
      </div>
      {heart && <div className="absolute start-2.5 top-2.5">{heart}</div>}
      {corner && <div className="absolute end-2.5 top-2.5">{corner}</div>}
    </article>
  )
}

/** Until the worker has composed the card, its first sticker stands for it. */
function CardPicture({ pack, first }: { pack: ShelfPack; first: boolean }) {
  if (pack.cardKey)
    return <Sticker {...cardArt(pack.cardKey)} sizes={SIZES} alt="" peel="hover" fold={0.3} first={first} />
  const cover = pack.coverKeys[0]
  return (
    cover && (
      <Sticker
        {...art(cover, 200)}
        sizes="200px"
        alt=""
        peel="hover"
        className="mx-auto mt-[22%] max-w-[70%]"
        first={first}
      />
    )
  )
}

/**
 * Its first moving sticker, over the card while the pointer or the focus is on it: a background, which a browser fetches only once it
 * is shown, so that it costs no script and, until then, nothing. Not with less motion: the pack's own page plays it when asked.
 */
function CardMotion({ of: key }: { of: string }) {
  const style: Record<`--${string}`, string> = {
    '--moving': `url("/media/${key}/moving-224.webp")`,
    '--still': `url("/media/${key}/224.webp")`,
  }
  return (
    <>
      <span className="card-motion" style={style} />
      <span className="sticker-mark">
        <Icon of={PlayIcon} weight="fill" size={11} />
      </span>
    </>
  )
}

/** Packs in rows: five on a desk, two on a phone. The first row's pictures are fetched first. */
export function PackGrid({
  locale,
  packs,
  first = false,
  corners,
  hearts,
}: {
  locale: Locale
  packs: readonly ShelfPack[]
  first?: boolean
  /** What can be done with a pack right here, by its id. */
  corners?: ReadonlyMap<string, ReactNode>
  hearts?: ReadonlyMap<string, ReactNode>
}) {
  return (
    <ul className="pack-grid">
      {packs.map((pack, index) => (
        <li key={pack.slug}>
          <PackCard
            locale={locale}
            pack={pack}
            first={first && index < 2}
            corner={corners?.get(pack.id)}
            heart={hearts?.get(pack.id)}
          />
        </li>
      ))}
    </ul>
  )
}
