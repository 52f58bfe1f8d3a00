import { ArrowRightIcon } from '@phosphor-icons/react/dist/ssr/ArrowRight'
import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { ButtonLink } from './button-link'
import { Icon } from './icon'

/** A part of a page under its own title, with a way to all of it at the line's end. */
export function Section({
  title,
  lead,
  all,
  aside,
  id,
  className,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  all?: { href: string; words: string }
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}) {
  const titleId = `section${useId()}`
  return (
    <section aria-labelledby={titleId} id={id} className={clsx('mt-14 md:mt-16', className)}>
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
