'use client'

import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { CheckIcon } from '@phosphor-icons/react/dist/ssr/Check'
import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { DotsSixVerticalIcon } from '@phosphor-icons/react/dist/ssr/DotsSixVertical'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { DOMAttributes } from 'react'
import { Icon } from '@/ui/icon'
import type { EditorSticker } from '../find-editor'
import { StickerPicture } from './sticker-picture'

/** A sticker on the sheet: press to look at it, with Shift or Ctrl to choose several, hold or use the handle to move it. */
export function StickerTile({
  sticker,
  place,
  chosen,
  several,
  mayEdit,
  onChoose,
}: {
  sticker: EditorSticker
  place: number
  chosen: boolean
  several: boolean
  mayEdit: boolean
  onChoose: (id: string, how: 'one' | 'also') => void
}) {
  const t = useTranslations('studio.grid')
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } = useSortable({
    id: sticker.id,
    disabled: !mayEdit,
  })
  const faults = faultsOf(sticker)
  const ready = faults === 0 && sticker.pictured && sticker.emoji.length > 0
  const words =
    faults > 0
      ? t('faults', { count: faults })
      : !sticker.pictured
        ? t('pictures')
        : sticker.emoji.length === 0
          ? t('noEmoji')
          : t('ready')
  // The whole tile follows the pointer; the keyboard has the handle, for on the tile Enter means "look at it".
  const { onKeyDown: _, ...pointer } = (mayEdit && listeners) || {}
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx('relative self-start', isDragging && 'z-10')}
    >
      <div
        {...pointer}
        className={clsx(
          'rounded-tile bg-sheet relative border p-3 pb-2.5 transition-shadow',
          chosen ? 'border-accent ring-accent-soft ring-4' : 'border-line shadow-e1',
          isDragging && 'shadow-e3',
        )}
      >
        <button
          type="button"
          aria-pressed={chosen}
          aria-label={t('sticker', { place, what: sticker.alt || sticker.fileName, faults })}
          onClick={(event) => onChoose(sticker.id, event.shiftKey || event.ctrlKey || event.metaKey ? 'also' : 'one')}
          className="rounded-tile grid w-full justify-items-center after:absolute after:inset-0"
        >
          <span className="w-full max-w-28 px-1 pt-4">
            <StickerPicture {...sticker} alt="" />
          </span>
        </button>
        <span aria-hidden className="pointer-events-none absolute start-2.5 top-2 text-base leading-none">
          {sticker.emoji[0]}
        </span>
        <span aria-hidden className="type-least text-ink-3 pointer-events-none absolute end-3 top-2">
          {place}
        </span>
        <Ticks sticker={sticker} />
        <p
          aria-hidden
          className={clsx(
            'type-small mt-1.5 flex items-center justify-center gap-1.5 font-medium',
            faults > 0 ? 'text-bad' : ready ? 'text-ok' : 'text-ink-3',
          )}
        >
          {faults > 0 && <Icon of={WarningIcon} weight="fill" size={15} />}
          {ready && <Icon of={CheckIcon} size={14} />}
          {words}
        </p>
        {several && chosen && (
          <span className="text-accent pointer-events-none absolute end-2 bottom-2">
            <Icon of={CheckCircleIcon} weight="fill" size={20} />
          </span>
        )}
      </div>
      {mayEdit && (
        <button
          ref={setActivatorNodeRef}
          type="button"
          {...attributes}
          aria-label={t('move', { place })}
          {...(listeners as DOMAttributes<HTMLButtonElement>)}
          className="text-ink-3 hover:text-ink absolute start-0.5 bottom-0.5 grid size-11 cursor-grab place-items-center rounded-full"
        >
          <Icon of={DotsSixVerticalIcon} size={18} />
        </button>
      )}
    </li>
  )
}

/** One tick a messenger, in the row's order. The words are in the inspector. */
function Ticks({ sticker }: { sticker: EditorSticker }) {
  return (
    <span aria-hidden className="mt-2 flex justify-center gap-1">
      {Object.entries(sticker.platforms).map(([id, { ready }]) => (
        <span key={id} className={clsx('h-[7px] w-4 rounded-full', ready ? 'bg-ok' : 'border-line-strong border')} />
      ))}
    </span>
  )
}

/** How many things are wrong with this sticker: a reviewer's words. That one messenger can't take it is a fact, and stands in its ticks. */
function faultsOf(sticker: EditorSticker): number {
  return sticker.unanswered ? 1 : 0
}
