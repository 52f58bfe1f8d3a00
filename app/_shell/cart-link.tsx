'use client'

import type { ReactNode } from 'react'
import { useMe } from '@/modules/checkout/ui/use-me'
import { iconButtonLook } from '@/ui/button'

/** The way to the cart, and how many packs are in it, on pages that are the same for everyone. */
export function CartLink({
  href,
  label,
  counted,
  icon,
}: {
  href: string
  label: string
  /** The label with `{count}` to be filled in. */
  counted: string
  icon: ReactNode
}) {
  const count = useMe()?.cart.length ?? 0
  const name = count > 0 ? counted.replace('{count}', String(count)) : label
  return (
    <a href={href} aria-label={name} title={name} className={iconButtonLook('relative')}>
      {icon}
      {count > 0 && (
        <span
          aria-hidden
          className="bg-accent text-accent-on figures absolute end-0 top-0 grid h-5 min-w-5 place-items-center rounded-full px-1 text-[12px] leading-none font-semibold"
        >
          {count}
        </span>
      )}
    </a>
  )
}
