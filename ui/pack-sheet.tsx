import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** The hole a pack hangs by. */
function HangingSlot() {
  return (
    <span
      aria-hidden
      className="border-line bg-well absolute start-1/2 top-[4.5%] h-2.5 w-[26%] max-w-[42px] -translate-x-1/2 rounded-full border shadow-[inset_0_1px_2px_oklch(0.3_0.04_60/18%)] rtl:translate-x-1/2"
    />
  )
}

/** A sheet of paper with stickers on it: the front of a pack. 1 : 1.06, so that a grid never jumps. */
export function PackSheet({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <span
      className={clsx(
        'border-line bg-sheet shadow-e1 relative block aspect-[1/1.06] overflow-clip rounded-l border [overflow-clip-margin:12px]',
        className,
      )}
    >
      <HangingSlot />
      <span className="absolute inset-[3.5%] block">{children}</span>
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
