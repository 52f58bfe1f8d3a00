'use client'

import { useEffect } from 'react'
import { isKeyOff, KEY_CODE } from '@/modules/library/ui/picker-key-choice'

/** Whether a press of the key is meant for what is being typed in, or belongs to the browser. */
function isTyped({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const typing =
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
  return ctrlKey || metaKey || altKey || isComposing || Boolean(typing)
}

/** One key opens My stickers; where they are open already, at `href`, it leads to their search. */
export function usePickerKey(href: string, open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== KEY_CODE || event.repeat || isTyped(event) || isKeyOff()) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (location.pathname === href) document.querySelector<HTMLElement>('main input[type=search]')?.focus()
      else open()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [href, open])
}
