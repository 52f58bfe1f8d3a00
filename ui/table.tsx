import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/**
 * A table on a sheet: solid hairlines, amounts in tabular figures. It scrolls by itself on a narrow screen,
 * so the page never does; `label` names that scrolling region.
 */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      // Its own width never asks for room: a grid around it would grow with its longest row.
      className="border-line bg-sheet shadow-e1 overflow-x-auto rounded-l border px-2 contain-inline-size"
    >
      <table className="figures w-full min-w-max border-collapse">
        <thead className="text-ink-3">
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

/** `end`: for amounts, which line up at the line's end. */
export function Th({ end = false, className, ...rest }: { end?: boolean } & ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx('type-small px-4 py-3.5 font-medium', end ? 'text-end' : 'text-start', className)}
    />
  )
}

export function Td({ end = false, className, ...rest }: { end?: boolean } & ComponentProps<'td'>) {
  return <td {...rest} className={clsx('border-line border-t px-4 py-4', end ? 'text-end' : 'text-start', className)} />
}
