import { type ReactNode, type Ref, useId } from 'react'
import { ShopIcon } from './shop-icon'

interface Props {
  ref: Ref<HTMLDialogElement>
  title: ReactNode
  /** The word on the closing button. */
  close: string
  widthPx?: number | undefined
  onClose?: () => void
  children: ReactNode
}

/** A native dialog with its title and a button that closes it: a sheet from below on a phone. Whoever holds the ref opens it. */
export function DialogSheet({ ref, title, close, widthPx, onClose, children }: Props) {
  const titleId = useId()
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className="dialog"
      style={widthPx ? ({ '--dialog-width': `${widthPx}px` } as Record<string, string>) : undefined}
      onClose={onClose}
      // Pressing beside it closes it, where the browser knows how; Escape and the button do everywhere.
      {...{ closedby: 'any' }}
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={titleId} className="type-t4 pt-2">
          {title}
        </h2>
        <form method="dialog">
          <button aria-label={close} className="bg-well hover:bg-line grid size-11 place-items-center rounded-full">
            <ShopIcon name="close" size={18} />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  )
}
