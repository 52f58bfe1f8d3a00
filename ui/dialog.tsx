'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { type ReactNode, useId, useRef } from 'react'
import { Icon } from './icon'

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
  const titleId = useId()
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
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="dialog"
        style={widthPx ? ({ '--dialog-width': `${widthPx}px` } as Record<string, string>) : undefined}
        // Pressing beside it closes it, where the browser knows how; Escape and the button do everywhere.
        {...{ closedby: 'any' }}
      >
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={titleId} className="type-t4 pt-2">
            {title}
          </h2>
          <form method="dialog">
            <button aria-label={close} className="bg-well hover:bg-line grid size-11 place-items-center rounded-full">
              <Icon of={XIcon} size={18} />
            </button>
          </form>
        </div>
        {children}
      </dialog>
    </>
  )
}
