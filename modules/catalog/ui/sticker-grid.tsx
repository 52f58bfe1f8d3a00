'use client'

import { clsx } from 'clsx'
import { MovingSticker } from '@/ui/moving-sticker'
import { art, movingArt } from './art'
import { useShow } from './sticker-show'

/** All stickers of a pack, named. Choosing one puts it on the stage. */
export function StickerGrid({ moves }: { moves: string }) {
  const { stickers, chosen, choose } = useShow()
  return (
    <ul className="grid grid-cols-4 gap-x-2 gap-y-3 sm:grid-cols-6 md:gap-y-5 lg:grid-cols-8">
      {stickers.map((sticker, index) => (
        <li key={sticker.id}>
          <button
            type="button"
            aria-pressed={index === chosen}
            onClick={() => choose(index)}
            className="peel-area rounded-tile grid w-full content-start justify-items-center gap-1.5 p-1"
          >
            <MovingSticker
              moving={movingArt(sticker, 112)}
              movesWords={moves}
              {...art(sticker.artKey, 112)}
              sizes="(width >= 1024px) 112px, 15vw"
              className="max-w-28"
              alt={sticker.alt ? '' : sticker.emoji.join(' ')}
              peel="hover"
            />
            {sticker.alt && (
              <bdi
                className={clsx(
                  'type-small line-clamp-2 max-md:sr-only',
                  index === chosen ? 'strong text-ink' : 'text-ink-3',
                )}
              >
                {sticker.alt}
              </bdi>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
