import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { ShopIcon } from './shop-icon'

const TONES = {
  quiet: { ground: 'bg-well', edge: 'text-ink-2', icon: 'info' },
  ok: { ground: 'bg-ok-soft', edge: 'text-ok', icon: 'done' },
  warn: { ground: 'bg-warn-soft', edge: 'text-warn', icon: 'wait' },
  bad: { ground: 'bg-bad-soft', edge: 'text-bad', icon: 'warn' },
} as const

/** Something to know about this page: what happened, then what can be done (`action`). */
export function Notice({
  tone = 'quiet',
  title,
  action,
  role,
  children,
}: {
  tone?: keyof typeof TONES
  title?: ReactNode
  action?: ReactNode
  role?: 'alert' | 'status'
  children?: ReactNode
}) {
  const { ground, edge, icon } = TONES[tone]
  return (
    <div role={role} className={clsx('flex items-start gap-3 rounded-l px-5 py-4', ground)}>
      <ShopIcon name={icon} className={clsx('mt-0.5', edge)} />
      <div className="grid min-w-0 grow gap-1">
        {title && <p className="strong">{title}</p>}
        {children && <div className="text-ink-2">{children}</div>}
        {action && <div className="mt-2 flex flex-wrap gap-2.5">{action}</div>}
      </div>
    </div>
  )
}
