'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useShopPath } from './use-shop-path'

/** The places of a room in a line that scrolls sideways on a phone: where one is stands in view, whatever the language's direction. */
export function RoomNav({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const line = useRef<HTMLElement>(null)
  // Drawn anew, and so looked at anew, wherever one goes.
  useShopPath()
  useEffect(() => {
    const nav = line.current
    const current = nav?.querySelector('[aria-current=page]')
    if (!nav || !current) return
    const [outer, inner] = [nav.getBoundingClientRect(), current.getBoundingClientRect()]
    // Sideways only, and at once: the page itself stays where it is.
    nav.scrollBy({ left: (inner.left + inner.right - outer.left - outer.right) / 2, behavior: 'instant' })
  })
  return (
    <nav ref={line} aria-label={label} className={className}>
      {children}
    </nav>
  )
}
