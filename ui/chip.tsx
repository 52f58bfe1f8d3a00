import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

/** The look of a chip: one of several ways to narrow what is shown. */
export function chipLook(chosen = false, className?: string): string {
  return clsx(
    'inline-flex h-11 shrink-0 items-center gap-2 rounded-full border px-4 text-[0.9375rem] leading-none font-medium whitespace-nowrap transition-colors duration-[120ms] ease-linear',
    chosen ? 'border-ink bg-ink text-paper' : 'border-line bg-sheet text-ink hover:bg-well',
    className,
  )
}

interface Props {
  chosen?: boolean
  /** A small sticker before the words. */
  sticker?: ReactNode
  count?: number | string
}

export function ChipLink({
  chosen = false,
  sticker,
  count,
  className,
  children,
  ...rest
}: Props & ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      aria-current={chosen ? 'true' : undefined}
      {...rest}
      className={chipLook(chosen, clsx(sticker && 'ps-1.5', className))}
    >
      {sticker}
      {children}
      {count !== undefined && <span className={chosen ? 'opacity-80' : 'text-ink-3'}>{count}</span>}
    </Link>
  )
}

export function Chip({
  chosen = false,
  sticker,
  count,
  className,
  children,
  ...rest
}: Props & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      {...rest}
      className={chipLook(chosen, clsx(sticker && 'ps-1.5', className))}
    >
      {sticker}
      {children}
      {count !== undefined && <span className={chosen ? 'opacity-80' : 'text-ink-3'}>{count}</span>}
    </button>
  )
}
