'use client'

import { type ReactNode, useRef } from 'react'
import { DialogSheet } from './dialog-sheet'

interface Props {
  /** What opens it: the inside of a button, whose look is `look` (buttonLook, iconButtonLook …). */
  trigger: ReactNode
  look: string
  /** The button's name where its inside is only an icon. */
  label?: string
  title: ReactNode
  /** The word on the closing button. */
  close: string
  widthPx?: number
  children: ReactNode
}

/** A button and the native dialog it opens: a sheet from below on a phone. A form with `method="dialog"` inside closes it. */
export function Dialog({ trigger, look, label, title, close, widthPx, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        className={look}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </button>
      <DialogSheet ref={dialog} title={title} close={close} widthPx={widthPx}>
        {children}
      </DialogSheet>
    </>
  )
}
