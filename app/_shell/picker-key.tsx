'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import { isKeyOff, KEY_CODE } from '@/modules/library/ui/picker-key-choice'
import { DialogSheet } from '@/ui/dialog-sheet'
import type { BookWords } from './book-words'

/** Whether a press of the key is meant for what is being typed in, or belongs to the browser. */
function isTyped({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const typing =
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
  return ctrlKey || metaKey || altKey || isComposing || Boolean(typing)
}

/** What the dialog over one's own rooms says and holds. */
export interface PickerRoom {
  title: string
  close: string
  book: BookWords
}

/** One key opens My stickers: over one's own rooms at once, on the shop's pages, which carry nothing for it, as a page. */
export function PickerKey({ href, room }: { href: string; room?: PickerRoom | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  // Fetched at the first press: no page carries it before.
  const [StickerBook, setStickerBook] = useState<ComponentType<BookWords & { focus?: boolean }>>()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== KEY_CODE || event.repeat || isTyped(event) || isKeyOff()) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (location.pathname === href) return document.querySelector<HTMLElement>('main input[type=search]')?.focus()
      if (!dialog.current) return location.assign(href)
      void import('./sticker-book').then((module) => setStickerBook(() => module.StickerBook))
      setOpen(true)
      dialog.current.showModal()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [href])
  if (!room) return null
  return (
    <DialogSheet ref={dialog} title={room.title} close={room.close} widthPx={680} onClose={() => setOpen(false)}>
      {open && StickerBook && <StickerBook {...room.book} focus />}
    </DialogSheet>
  )
}
