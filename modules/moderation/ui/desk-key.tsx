import type { ReactNode } from 'react'
import { Key } from '@/ui/key'

/** The key that does the same as the control around it: for those who have a keyboard, and not read out with its name. */
export function DeskKey({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="max-lg:hidden">
      <Key>{children}</Key>
    </span>
  )
}
