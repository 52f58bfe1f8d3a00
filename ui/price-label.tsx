import type { ReactNode } from 'react'

/** A small paper label with a punched hole. Not a button. Free is green. */
export function PriceLabel({ free = false, children }: { free?: boolean; children: ReactNode }) {
  return (
    <span className={free ? 'price-label price-free' : 'price-label'}>
      <span>{children}</span>
    </span>
  )
}
