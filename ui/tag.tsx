import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'quiet' | 'ok' | 'warn' | 'bad' | 'accent'

const TONES: Record<Tone, string> = {
  quiet: 'bg-well text-ink-2',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent-tag',
}

/** A state or a fact in a word or two. States come with an icon: colour alone says nothing. */
export function Tag({
  tone = 'quiet',
  icon,
  className,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        'type-small inline-flex min-h-7 items-center gap-1.5 rounded-s px-2.5 py-1 leading-tight font-medium',
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
