import type { ReactNode } from 'react'

/** Chips in a row: on a phone one line that scrolls sideways past the page's margins. */
export function ChipRow({
  label,
  centred = false,
  children,
}: {
  label: string
  centred?: boolean
  children: ReactNode
}) {
  return (
    <nav aria-label={label} className="-mx-(--page-margin)">
      <ul
        className={`flex [scrollbar-width:none] gap-2.5 overflow-x-auto px-(--page-margin) py-1 md:flex-wrap [&>li]:shrink-0 ${centred ? 'md:justify-center' : ''}`}
      >
        {children}
      </ul>
    </nav>
  )
}
