import { ArrowRightIcon } from '@phosphor-icons/react/dist/ssr/ArrowRight'
import { ButtonLink } from './button-link'
import { Icon } from './icon'

/** The way to the next page of a list that pages by cursor, and back to its beginning. */
export function Pager({
  label,
  next,
  first,
}: {
  label: string
  next?: { href: string; words: string } | undefined
  first?: { href: string; words: string } | undefined
}) {
  if (!next && !first) return null
  return (
    <nav aria-label={label} className="mt-11 flex flex-wrap justify-center gap-3">
      {first && (
        <ButtonLink kind="bare" href={first.href}>
          {first.words}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink kind="outline" href={next.href} rel="next" after={<Icon of={ArrowRightIcon} size={18} flips />}>
          {next.words}
        </ButtonLink>
      )}
    </nav>
  )
}
