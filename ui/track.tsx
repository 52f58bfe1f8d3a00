import { clsx } from 'clsx'
import { Fragment } from 'react'

/** The states something goes through, on a dashed line, with the one it is in. */
export function Track({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  return (
    <ol aria-label={label} className="type-small flex flex-wrap items-center gap-x-2 gap-y-1">
      {steps.map((step, index) => (
        <Fragment key={step}>
          {index > 0 && <li aria-hidden className="perforated-t w-7" />}
          <li
            aria-current={index === current ? 'step' : undefined}
            className={clsx('flex items-center gap-2', index === current ? 'strong text-ink' : 'text-ink-3')}
          >
            <span
              aria-hidden
              className={clsx(
                'size-2.5 rounded-full',
                index < current && 'bg-ink-2',
                index === current && 'bg-accent ring-accent-soft ring-[3px]',
                index > current && 'border-line-strong border-2',
              )}
            />
            {step}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}
