import Link from 'next/link'
import type { ReactNode } from 'react'
import { PackSheet } from '@/ui/pack-sheet'
import { ShopIcon } from '@/ui/shop-icon'
import { Sticker } from '@/ui/sticker'
import { art, cardArt } from './art'
import { PackPrice } from './pack-price'
import type { Card } from '../card'

const SIZES = '(width >= 1320px) 250px, (width >= 800px) 30vw, 45vw'

/** A pack on the shelf. The whole card is one link, what stands in its corners excepted; the picture is one picture, however many stickers are on it. */
export function PackCard({
  card,
  packs,
  first,
  corners,
}: {
  card: Card
  /** Where packs are, in the page's language. */
  packs: string
  first: boolean
  corners?: ReactNode
}) {
  return (
    <article className="pack-card peel-area">
      <PackSheet>
        <CardPicture card={card} first={first} />
        {card.moving && <CardMotion of={card.moving} />}
      </PackSheet>
      <div>
        <div>
          <h3>
            <Link prefetch={false} href={`${packs}/${card.address}`}>
              <bdi>{card.title}</bdi>
            </Link>
          </h3>
          <p>{card.by}</p>
        </div>
        <PackPrice of={card.price} />
      </div>
      {corners}
    </article>
  )
}

/** Until the worker has composed the card, its first sticker stands for it. */
function CardPicture({ card: { card, cover }, first }: { card: Card; first: boolean }) {
  if (card) return <Sticker {...cardArt(card)} sizes={SIZES} alt="" peel="hover" fold={0.3} first={first} />
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
        <ShopIcon name="play" size={11} />
      </span>
    </>
  )
}
