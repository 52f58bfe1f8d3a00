'use client'

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { EditorSticker } from '../find-editor'
import { StickerTile } from './sticker-tile'

/** The stickers in their order. They are moved by mouse, by a long press, or from the keyboard by each tile's handle. */
export function StickerGrid({
  stickers,
  chosen,
  mayEdit,
  onChoose,
  onOrder,
  children,
}: {
  stickers: readonly EditorSticker[]
  chosen: readonly string[]
  mayEdit: boolean
  onChoose: (id: string, how: 'one' | 'also') => void
  onOrder: (ids: string[]) => void
  children?: ReactNode
}) {
  const t = useTranslations('studio.grid')
  const id = useId()
  const ids = stickers.map((sticker) => sticker.id)
  const sensors = useSensors(
    // A press that moves a little is still a press.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // Without the pause, nobody could scroll past the grid on a phone.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const place = (sticker: string | number | undefined) => ids.indexOf(String(sticker)) + 1
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('lifted', { place: place(active.id), count: ids.length }),
    onDragOver: ({ over }) => (over ? t('over', { place: place(over.id), count: ids.length }) : t('nowhere')),
    onDragEnd: ({ over }) => (over ? t('dropped', { place: place(over.id), count: ids.length }) : t('back')),
    onDragCancel: ({ active }) => t('cancelled', { place: place(active.id) }),
  }
  const end = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return
    onOrder(arrayMove(ids, place(active.id) - 1, place(over.id) - 1))
  }
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('how') } }}
    >
      <SortableContext items={ids} strategy={rectSortingStrategy} disabled={!mayEdit}>
        <ul className="grid grid-cols-2 gap-3.5 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5">
          {stickers.map((sticker, index) => (
            <StickerTile
              key={sticker.id}
              sticker={sticker}
              place={index + 1}
              chosen={chosen.includes(sticker.id)}
              several={chosen.length > 1}
              mayEdit={mayEdit}
              onChoose={onChoose}
            />
          ))}
          {children}
        </ul>
      </SortableContext>
    </DndContext>
  )
}
