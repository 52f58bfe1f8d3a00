import { CaretRightIcon } from '@phosphor-icons/react/dist/ssr/CaretRight'
import Link from 'next/link'
import { Icon } from './icon'

/** Where this page is. The last crumb is the page itself. */
export function Breadcrumbs({
  label,
  crumbs,
  here,
}: {
  label: string
  crumbs: readonly { href: string; words: string }[]
  here: string
}) {
  return (
    <nav aria-label={label}>
      <ol className="type-small text-ink-3 flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center gap-2">
            <Link prefetch={false} href={crumb.href} className="hover:text-ink py-3 hover:underline">
              {crumb.words}
            </Link>
            <Icon of={CaretRightIcon} size={12} flips />
          </li>
        ))}
        <li aria-current="page" className="text-ink-2 min-w-0 truncate py-3">
          <bdi>{here}</bdi>
        </li>
      </ol>
    </nav>
  )
}
