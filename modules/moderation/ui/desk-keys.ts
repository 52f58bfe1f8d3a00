'use client'

import { useEffect, useSyncExternalStore } from 'react'

const OFF = 'mulsaq:desk-keys-off'
const CHANGED = 'mulsaq:desk-keys'

/** Whether single keys act. Whoever speaks to the computer, or has cats, can turn them off (WCAG 2.1.4). */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (changed) => {
      window.addEventListener(CHANGED, changed)
      return () => window.removeEventListener(CHANGED, changed)
    },
    () => localStorage.getItem(OFF) === null,
    () => true,
  )
  return [
    on,
    (next) => {
      if (next) localStorage.removeItem(OFF)
      else localStorage.setItem(OFF, '1')
      window.dispatchEvent(new Event(CHANGED))
    },
  ]
}

/**
 * Act on single keys, by their place on the keyboard (`KeyA`, `Digit1`, `Slash`), so that they work under an Arabic layout too.
 * Not while somebody types, a dialog is open or a modifier is held.
 */
export function useDeskKeys(act: (code: string, shift: boolean) => boolean, on: boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const typing = target.closest('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])')
      if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (document.querySelector('dialog[open]')) return
      if (act(event.code, event.shiftKey)) event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [act, on])
}
