import type { ReactNode } from 'react'
import { buttonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'

/**
 * The last page of ours before another site's. A form may not lead there (`form-action 'self'`), not even through a redirect;
 * a page that was asked for may, so this one goes on by itself, and says where to.
 */
export function Leave({
  target,
  title,
  go,
  back,
  children,
}: {
  target: string
  title: string
  go: string
  back: { href: string; words: string }
  children: ReactNode
}) {
  return (
    <div className="grid max-w-[640px] gap-5 pt-8 pb-16">
      <meta httpEquiv="refresh" content={`0;url=${target}`} />
      <h1 className="type-page">{title}</h1>
      <p className="type-lead text-ink-2">{children}</p>
      <div className="flex flex-wrap gap-3">
        <a href={target} className={buttonLook('main', 'l')} rel="noreferrer">
          {go}
        </a>
        <ButtonLink kind="bare" size="l" href={back.href}>
          {back.words}
        </ButtonLink>
      </div>
    </div>
  )
}
