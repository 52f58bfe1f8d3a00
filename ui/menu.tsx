import { type ReactNode, useId } from 'react'
import { clsx } from 'clsx'

/** A button and the native popover under it. Works before any script; Escape and a press beside it close it. */
export function Popover({
  trigger,
  look,
  label,
  className,
  children,
}: {
  trigger: ReactNode
  look: string
  label?: string
  className?: string
  children: ReactNode
}) {
  // Named for what it is: what the server renders later, on the way from page to page, counts its ids from the start again.
  const id = `menu${useId()}`
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} title={label} className={look}>
        {trigger}
      </button>
      <div id={id} popover="auto" className={clsx('popover', className)}>
        {children}
      </div>
    </>
  )
}

/** A line of a menu: for links and buttons in a popover. */
export function menuItemLook(current = false): string {
  return clsx(
    'flex min-h-11 w-full items-center gap-3 rounded-[12px] px-3.5 text-start font-medium hover:bg-well',
    current && 'bg-well',
  )
}
