import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

export type ButtonKind = 'main' | 'strong' | 'outline' | 'bare' | 'danger'
export type ButtonSize = 's' | 'm' | 'l'

const KINDS: Record<ButtonKind, string> = {
  // Rose: the one main action of a view.
  main: 'bg-accent text-accent-on hover:bg-accent-hover',
  strong: 'bg-ink text-paper hover:bg-ink-2',
  outline: 'border border-line-strong bg-sheet text-ink hover:bg-well',
  bare: 'text-ink hover:bg-well',
  danger: 'border border-bad bg-sheet text-bad hover:bg-bad-soft',
}
const SIZES: Record<ButtonSize, string> = {
  s: 'target h-9 px-4 text-[0.8125rem]',
  m: 'h-[46px] px-5 text-[0.9375rem]',
  l: 'h-[58px] px-7 text-[1.0625rem]',
}

/** The look of a button, for what is not a `<button>`: a link, a summary, a file label. */
export function buttonLook(kind: ButtonKind = 'outline', size: ButtonSize = 'm', className?: string): string {
  return clsx(
    'inline-flex max-w-full shrink-0 items-center justify-center gap-2.5 rounded-full text-center leading-tight font-semibold whitespace-nowrap no-underline transition-colors duration-[120ms] ease-linear select-none',
    'disabled:border-transparent disabled:bg-well disabled:text-ink-3 aria-disabled:cursor-not-allowed aria-disabled:border-transparent aria-disabled:bg-well aria-disabled:text-ink-3',
    KINDS[kind],
    SIZES[size],
    className,
  )
}

/** Words that are cut when they are too long; with room above and below, or Arabic would lose its tails and marks. */
export const oneLine = '-my-2 min-w-0 truncate py-2'

export interface Look {
  kind?: ButtonKind
  size?: ButtonSize
  /** Before the words; `after` stands behind them. */
  icon?: ReactNode
  after?: ReactNode
  /** Something is under way: the words make room for a spinner, the width stays. */
  pending?: boolean
}

export function Button({
  kind,
  size,
  icon,
  after,
  pending = false,
  className,
  children,
  disabled,
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled}
      aria-busy={pending || undefined}
      className={buttonLook(kind, size, clsx('relative', className))}
    >
      {icon}
      <span className={clsx(oneLine, pending && 'opacity-0')}>{children}</span>
      {after}
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <span className="spinner" />
        </span>
      )}
    </button>
  )
}

/** A round button with an icon only; `label` is what it is called. */
export function IconButton({ label, className, children, ...rest }: { label: string } & ComponentProps<'button'>) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={iconButtonLook(className)}>
      {children}
    </button>
  )
}

export function iconButtonLook(className?: string): string {
  return clsx(
    'inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-2 transition-colors duration-[120ms] ease-linear hover:bg-well hover:text-ink',
    className,
  )
}
