import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A small paper label with a punched hole. Not a button. Free is green. */
export function PriceLabel({ free = false, children }: { free?: boolean; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'figures inline-flex h-[30px] shrink-0 items-center gap-1.5 rounded-s ps-2 pe-2.5 text-[0.9375rem] leading-none font-semibold whitespace-nowrap',
        free ? 'bg-ok-soft text-ok' : 'bg-well text-ink',
      )}
    >
      <span aria-hidden className="bg-paper size-[7px] rounded-full border-[1.5px] border-current opacity-50" />
      <span>{children}</span>
    </span>
  )
}
