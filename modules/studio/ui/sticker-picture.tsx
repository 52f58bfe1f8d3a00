'use client'

import { useMemo } from 'react'
import { thumbHashToDataURL } from 'thumbhash'
import { Sticker } from '@/ui/sticker'

interface Props {
  artKey: string
  placeholder: string
  /** Previews are made; until then the placeholder stands in for them. */
  pictured: boolean
  alt: string
  side?: number
}

/** A sticker of a draft: its die-cut picture, or the blur of it while the worker is still cutting. */
export function StickerPicture({ artKey, placeholder, pictured, alt, side }: Props) {
  const blur = useMemo(() => (pictured ? undefined : blurOf(placeholder)), [pictured, placeholder])
  if (pictured)
    return (
      <Sticker
        src={`/media/${artKey}/224.webp`}
        srcSet={`/media/${artKey}/112.webp 112w, /media/${artKey}/224.webp 224w, /media/${artKey}/448.webp 448w`}
        alt={alt}
        side={side}
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
