'use client'

import { type ComponentType, useCallback, useRef, useState } from 'react'
import { DialogSheet } from '@/ui/dialog-sheet'
import type { BookWords } from './book-words'
import { usePickerKey } from './use-picker-key'

/** One key opens My stickers over one's own rooms, at once. */
export function PickerRoom({
  href,
  title,
  close,
  book,
}: {
  href: string
  title: string
  close: string
  book: BookWords
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  // Fetched at the first press: no page carries it before.
  const [StickerBook, setStickerBook] = useState<ComponentType<BookWords & { focus?: boolean }>>()
  usePickerKey(
    href,
    useCallback(() => {
      void import('./sticker-book').then((module) => setStickerBook(() => module.StickerBook))
      setOpen(true)
      dialog.current?.showModal()
    }, []),
  )
  return (
    <DialogSheet ref={dialog} title={title} close={close} widthPx={680} onClose={() => setOpen(false)}>
      {open && StickerBook && <StickerBook {...book} focus />}
    </DialogSheet>
  )
}
