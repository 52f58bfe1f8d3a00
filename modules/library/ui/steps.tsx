import type { ReactNode } from 'react'

/** What to do, one after the other. */
export function Steps({ steps }: { steps: readonly ReactNode[] }) {
  return (
    <ol className="grid gap-3">
      {steps.map((step, index) => (
        // Steps have no names of their own, and never change places.
        <li key={index} className="flex items-start gap-3.5">
          <span aria-hidden className="bg-well type-small strong grid size-7 shrink-0 place-items-center rounded-full">
            {index + 1}
          </span>
          <span className="min-w-0 pt-0.5 [overflow-wrap:anywhere]">{step}</span>
        </li>
      ))}
    </ol>
  )
}
