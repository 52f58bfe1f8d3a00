import type { ReactNode } from 'react'

/** Nothing here yet: the outline of a missing sticker, one sentence, one way out. */
export function EmptyState({
  level: Title = 'h2',
  title,
  children,
  action,
}: {
  /** `h1` where it is all there is on the page. */
  level?: 'h1' | 'h2'
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="border-line-strong grid justify-items-center gap-2 rounded-l border-2 border-dashed px-6 py-10 text-center">
      <svg
        aria-hidden
        width="116"
        height="108"
        viewBox="0 0 116 108"
        className="fill-well stroke-dot mb-2"
        strokeWidth="2"
        strokeDasharray="5 5"
        strokeLinejoin="round"
      >
        <path d="M20 6c5-4 12-1 25 9h26c13-10 20-13 25-9 6 5 8 24 6 42 7 5 11 10 9 14s-7 3-9 4c1 14-3 25-12 31-6 4-20 6-32 6s-26-2-32-6C17 91 13 80 14 66c-2-1-7 0-9-4s2-9 9-14C12 30 14 11 20 6Z" />
      </svg>
      <Title className="type-t4">{title}</Title>
      {children && <div className="text-ink-2 max-w-[36ch] text-balance">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
