'use client'

import { HeartIcon } from '@phosphor-icons/react/dist/ssr/Heart'
import type { PickerSticker } from '@/modules/library/ui/picker'
import { Chip } from '@/ui/chip'
import { Icon } from '@/ui/icon'
import { MessengerMark } from '@/ui/messenger-mark'

interface Props {
  sticker: PickerSticker
  packId: string | undefined
  offline: boolean
  isFavourite: boolean
  onFavour: (on: boolean) => void
  platforms: readonly { id: string; label: string }[]
  libraryHref: string
  words: { favour: string; unfavour: string; use: string }
}

/** Of the chosen sticker: among the favourites or not, and the way of its whole pack into each messenger. Both need the shop. */
export function StickerUses({ packId, offline, isFavourite, onFavour, platforms, libraryHref, words }: Props) {
  if (offline) return null
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-3">
      <Chip
        chosen={isFavourite}
        onClick={() => onFavour(!isFavourite)}
        sticker={<Icon of={HeartIcon} size={18} weight={isFavourite ? 'fill' : 'regular'} className="ms-3" />}
      >
        {isFavourite ? words.unfavour : words.favour}
      </Chip>
      {packId && (
        <nav aria-label={words.use} className="flex flex-wrap items-center gap-1">
          <span className="type-small text-ink-3 me-1">{words.use}</span>
          {platforms.map(({ id, label }) => (
            <a
              key={id}
              href={`${libraryHref}/${packId}/${id}`}
              aria-label={label}
              title={label}
              className="hover:bg-well grid size-11 place-items-center rounded-full"
            >
              <MessengerMark of={id} />
            </a>
          ))}
        </nav>
      )}
    </div>
  )
}
