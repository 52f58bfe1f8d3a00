import { ArrowRightIcon } from '@phosphor-icons/react/dist/ssr/ArrowRight'
import { clsx } from 'clsx'
import { type CSSProperties, type ReactNode, useId } from 'react'
import { ButtonLink } from './button-link'
import { Icon } from './icon'

/**
 * A part of a page under its own title, with a way to all of it at the line's end. `waits`: it is far below, and is laid out once it comes
 * near; till then it is taken to be so many px high.
 */
export function Section({
  title,
  lead,
  all,
  aside,
  id,
  waits,
  className,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  all?: { href: string; words: string }
  aside?: ReactNode
  id?: string
  waits?: number
  className?: string
  children: ReactNode
}) {
  const titleId = `section${useId()}`
  const guess: (CSSProperties & { '--later'?: string }) | undefined =
    waits === undefined ? undefined : { '--later': `${waits}px` }
  return (
    <section
      aria-labelledby={titleId}
      id={id}
      className={clsx('mt-14 md:mt-16', guess && 'later aired', className)}
      style={guess}
    >
      <div className="mb-5 flex items-end justify-between gap-4">
        <div>
          <h2 id={titleId} className="type-t3">
            {title}
          </h2>
          {lead && <p className="type-small text-ink-3 mt-1.5">{lead}</p>}
        </div>
        {aside}
        {all && (
          <ButtonLink
            kind="bare"
            href={all.href}
            className="-me-4"
            after={<Icon of={ArrowRightIcon} size={18} flips />}
          >
            {all.words}
          </ButtonLink>
        )}
      </div>
      {children}
    </section>
  )
}
