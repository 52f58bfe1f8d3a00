import { clsx } from 'clsx'
import { type ComponentProps, useId } from 'react'
import type { Frame } from './field'

/** A tick box, or with `type="radio"` one of several, with its words beside it. The whole line is the target. */
export function CheckField({
  label,
  hint,
  className,
  type = 'checkbox',
  ...rest
}: Pick<Frame, 'label' | 'hint' | 'className'> & Omit<ComponentProps<'input'>, 'className'>) {
  const id = useId()
  return (
    <label className={clsx('flex min-h-11 items-start gap-3 py-2.5', className)}>
      <input
        type={type}
        {...rest}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={clsx('accent-accent mt-0.5 size-5 shrink-0', type === 'checkbox' && 'rounded-key')}
      />
      <span className="grid gap-0.5">
        <span>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="type-small text-ink-3">
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
