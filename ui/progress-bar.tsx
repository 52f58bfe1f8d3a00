import { clsx } from 'clsx'

const TONES = { ok: 'text-ok', bad: 'text-bad', ink: 'text-ink' }

/** How far something is, of `max`. Without `value` it is under way and nobody knows how far. */
export function ProgressBar({
  label,
  value,
  max = 100,
  tone = 'ok',
  className,
}: {
  label: string
  value?: number
  max?: number
  tone?: keyof typeof TONES
  className?: string
}) {
  return <progress aria-label={label} value={value} max={max} className={clsx('progress', TONES[tone], className)} />
}
