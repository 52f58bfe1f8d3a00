import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Backdrop = 'page' | 'paper' | 'ink'

/** The dotted ground that one sticker is shown on. `page` follows the page's theme. */
export function Stage({
  backdrop = 'page',
  className,
  children,
}: {
  backdrop?: Backdrop
  className?: string
  children: ReactNode
}) {
  return (
    <div
      data-theme={backdrop === 'page' ? undefined : backdrop === 'ink' ? 'dark' : 'light'}
      className={clsx('dotted-ground relative overflow-clip rounded-xl', className)}
    >
      {children}
    </div>
  )
}
