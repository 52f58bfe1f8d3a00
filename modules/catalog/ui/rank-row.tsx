import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { Sticker } from '@/ui/sticker'
import { art } from './art'
import { cardOf } from './card-of'
import { PackPrice } from './pack-price'
import type { ShelfPack } from '../shelf-pack'

/** One place of a ranking: its number, three stickers, and how many people are new owners. */
export async function RankRow({
  locale,
  rank,
  pack,
  newOwners,
}: {
  locale: Locale
  rank: number
  pack: ShelfPack
  newOwners: number
}) {
  const t = await getTranslations('shop')
  const card = await cardOf(pack, locale)
  return (
    <article className="peel-area has-[a:focus-visible]:outline-accent relative flex items-center gap-3 py-3.5 has-[a:focus-visible]:outline-3 sm:gap-5">
      <span
        className={`font-display figures w-8 shrink-0 text-[2rem] leading-none font-bold ${rank === 1 ? 'text-accent-text' : ''}`}
      >
        {rank}
      </span>
      <StickerFan keys={pack.coverKeys} side={56} />
      <div className="min-w-0 grow">
        <h3 className="type-t5 [overflow-wrap:anywhere]">
          <Link
            prefetch={false}
            href={localHref(locale, `/packs/${pack.slug}`)}
            className="outline-none after:absolute after:inset-0"
          >
            <bdi>{card.title}</bdi>
          </Link>
        </h3>
        <p className="type-small text-ink-3 mt-0.5">
          {card.by}
          <span className="max-sm:hidden"> · </span>
          <span className="whitespace-nowrap max-sm:block">{t('newOwners', { count: newOwners })}</span>
        </p>
        <p className="mt-2 sm:hidden">
          <PackPrice of={card.price} />
        </p>
      </div>
      <span className="max-sm:hidden">
        <PackPrice of={card.price} />
      </span>
    </article>
  )
}

/** Up to three stickers, overlapping, each turned a little. */
export function StickerFan({ keys, side }: { keys: readonly string[]; side: number }) {
  const turns = ['-rotate-6', 'rotate-3', 'rotate-8']
  return (
    <span className="flex shrink-0 max-[420px]:[&>*:nth-child(n+3)]:hidden">
      {keys.slice(0, 3).map((key, index) => (
        <span
          key={key}
          className={`relative ${turns[index]}`}
          style={{ marginInlineStart: index ? -side * 0.24 : 0, zIndex: index }}
        >
          <Sticker {...art(key, side)} alt="" side={side} />
        </span>
      ))}
    </span>
  )
}
