'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { isKeyOff, KEY_CODE } from '@/modules/library/ui/picker-key-choice'
import { Icon } from '@/ui/icon'
import type { BookWords } from './book-words'

/** Whether a press of the key is meant for what is being typed in, or belongs to the browser. */
function isTyped({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const typing =
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
  return ctrlKey || metaKey || altKey || isComposing || Boolean(typing)
}

/** One key opens My stickers: over one's own rooms at once, on the shop's pages, which carry nothing for it, as a page. */
export function PickerKey({
  href,
  title,
  close,
  book,
}: {
  href: string
  title?: string
  close?: string
  book?: BookWords
}) {
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
  if (!book) return null
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      className="dialog"
      style={{ '--dialog-width': '680px' } as Record<string, string>}
      onClose={() => setOpen(false)}
      {...{ closedby: 'any' }}
    >
      <form method="dialog" className="-mb-12 flex justify-end">
        <button aria-label={close} className="bg-well hover:bg-line grid size-11 place-items-center rounded-full">
          <Icon of={XIcon} size={18} />
        </button>
      </form>
      <h2 className="type-t4 pt-2">{title}</h2>
      {open && StickerBook && <StickerBook {...book} focus />}
    </dialog>
  )
}
