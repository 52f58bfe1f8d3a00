import type { ReactNode } from 'react'

/** A key of the keyboard, as on the desk's buttons. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-key font-text type-least inline-grid h-6 min-w-6 place-items-center border border-current px-1.5 opacity-80">
      {children}
    </kbd>
  )
}
