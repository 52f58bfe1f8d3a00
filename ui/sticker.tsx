import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface Props {
  /** The WebP picture; it is also the shape the peel is cut from, so it must be ours. */
  src: string
  /** Wider WebP pictures, as in `srcset`. */
  srcSet?: string | undefined
  /** The same widths in AVIF, for browsers that know it. */
  avif?: string | undefined
  sizes?: string | undefined
  /** What it shows. Empty where words beside it say so already. */
  alt: string
  /** Its side in px; without it, it fills the width it is given. */
  side?: number | undefined
  /** Height by width where it is no square: a card is 1.06. */
  ratio?: number | undefined
  /** A colour of the picture, shown softly until it is there. */
  tint?: string | undefined
  /** `hover`: lifts a corner under the pointer, or with the nearest `peel-area`. `always`: lies peeled. */
  peel?: 'hover' | 'always' | undefined
  /** The picture the peel is cut from, if it is not `src`: the one that is shown anyway, so that one file does for both. */
  shape?: string | undefined
  /** How far it peels: 0.44 usual, 0.4 on a card, up to 0.6 where the corner of the picture is empty. */
  fold?: number | undefined
  /** The largest picture of the page: fetched first. All others wait until they come near, and let it go ahead. */
  first?: boolean
  className?: string | undefined
  /** A moving picture over it, while it plays (moving-sticker.tsx). */
  moving?: string | undefined
  movingIs?: 'picture' | 'video'
  /** What lies in its corner and says that it can move. */
  mark?: ReactNode
}

/** A die-cut sticker lying on the page. Its room is known before the picture is there. */
export function Sticker({
  src,
  srcSet,
  avif,
  sizes,
  alt,
  side,
  ratio,
  tint,
  peel,
  shape,
  fold,
  first = false,
  className,
  moving,
  movingIs = 'picture',
  mark,
}: Props) {
  const style: Record<`--${string}`, string | number> = {}
  if (side) style['--side'] = `${side}px`
  if (ratio) style['--r'] = ratio
  if (tint) style['--tint'] = tint
  if (fold) style['--fold'] = fold
  if (peel) style['--art'] = `url("${shape ?? src}")`

  const px = side ?? 224
  const picture = (
    <img
      src={src}
      srcSet={srcSet}
      sizes={srcSet ? (sizes ?? `${px}px`) : undefined}
      alt={alt}
      width={px}
      height={Math.round(px * (ratio ?? 1))}
      decoding="async"
      draggable={false}
      // A mask is asked for so, and a browser keeps what was asked for otherwise apart.
      crossOrigin={shape ? 'anonymous' : undefined}
      {...(first ? { fetchPriority: 'high' as const } : { loading: 'lazy' as const, fetchPriority: 'low' as const })}
    />
  )
  return (
    <span
      className={clsx(
        'sticker',
        tint && 'sticker-tinted',
        peel && 'sticker-peels',
        peel === 'always' && 'sticker-peeled',
        className,
      )}
      style={style}
    >
      {avif ? (
        <picture>
          <source type="image/avif" srcSet={avif} sizes={sizes ?? `${px}px`} />
          {picture}
        </picture>
      ) : (
        picture
      )}
      {moving && movingIs === 'picture' && <img src={moving} alt="" draggable={false} className="sticker-moving" />}
      {moving && movingIs === 'video' && (
        <video src={moving} autoPlay loop muted playsInline className="sticker-moving" />
      )}
      {mark}
      {peel && <span aria-hidden className="sticker-back" />}
    </span>
  )
}
