import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A sheet of paper with stickers on it: the front of a pack. 1 : 1.06, so that a grid never jumps. */
export function PackSheet({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <span className={clsx('pack-sheet', className)}>
      <span>{children}</span>
    </span>
  )
}

/** The place of a pack card until it is there: the real card's sizes, slot included. */
export function PackCardSkeleton() {
  return (
    <div aria-hidden>
      <PackSheet>
        <span className="skeleton absolute inset-[18%] block rounded-full" />
      </PackSheet>
      <span className="skeleton ms-1 mt-3.5 block h-5 w-2/3 rounded-full" />
      <span className="skeleton ms-1 mt-2 block h-3.5 w-1/3 rounded-full" />
    </div>
  )
}
