import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonLook, type Look, oneLine } from './button'

/** A link that looks like a button. In a file of its own: what only needs buttons does not bring the framework’s links to a browser. */
export function ButtonLink({
  kind,
  size,
  icon,
  after,
  className,
  children,
  ...rest
}: Omit<Look, 'pending'> & ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...rest} className={buttonLook(kind, size, className)}>
      {icon}
      <span className={oneLine}>{children}</span>
      {after}
    </Link>
  )
}
