'use client'

import { useMemo } from 'react'
import { thumbHashToDataURL } from 'thumbhash'
import { useTranslations } from 'next-intl'
import { MovingSticker } from '@/ui/moving-sticker'

interface Props {
  artKey: string
  kind: string
  placeholder: string
  /** Previews are made; until then the placeholder stands in for them. */
  pictured: boolean
  alt: string
  side?: number
  /** Nothing around it can be pressed. */
  alone?: boolean
}

/** A sticker of a draft: its die-cut picture, or the blur of it while the worker is still cutting. */
export function StickerPicture({ artKey, kind, placeholder, pictured, alt, side, alone = false }: Props) {
  const t = useTranslations('studio.grid')
  const blur = useMemo(() => (pictured ? undefined : blurOf(placeholder)), [pictured, placeholder])
  if (pictured)
    return (
      <MovingSticker
        moving={kind === 'still' ? undefined : `/media/${artKey}/moving-${side ? 448 : 224}.webp`}
        movesWords={t('moves')}
        src={`/media/${artKey}/224.webp`}
        srcSet={`/media/${artKey}/112.webp 112w, /media/${artKey}/224.webp 224w, /media/${artKey}/448.webp 448w`}
        alt={alt}
        side={side}
        alone={alone}
      />
    )
  return (
    <img
      src={blur}
      alt={alt}
      width={side ?? 224}
      height={side ?? 224}
      style={side ? { width: side, height: side } : undefined}
      className="aspect-square w-full object-contain opacity-70"
    />
  )
}

function blurOf(placeholder: string): string | undefined {
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(placeholder), (letter) => letter.charCodeAt(0)))
  } catch {
    return undefined // an empty or foreign placeholder: the alt text stands alone
  }
}
