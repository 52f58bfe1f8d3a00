'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * What a sheet from below owes on a phone: the list under it is out of reach, the page does not scroll behind it, Escape
 * closes it. On a desk it is a panel beside the list and none of this is so.
 */
export function SheetManners({ closeHref, below, sheet }: { closeHref: string; below: string; sheet: string }) {
  const router = useRouter()
  useEffect(() => {
    const phone = matchMedia('(width < 1024px)')
    const behave = () => {
      document.getElementById(below)?.toggleAttribute('inert', phone.matches)
      document.documentElement.style.overflow = phone.matches ? 'hidden' : ''
      if (phone.matches) document.getElementById(sheet)?.focus({ preventScroll: true })
    }
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && phone.matches) router.push(closeHref, { scroll: false })
    }
    behave()
    phone.addEventListener('change', behave)
    document.addEventListener('keydown', close)
    return () => {
      phone.removeEventListener('change', behave)
      document.removeEventListener('keydown', close)
      document.getElementById(below)?.removeAttribute('inert')
      document.documentElement.style.overflow = ''
    }
  }, [router, closeHref, below, sheet])
  return null
}
