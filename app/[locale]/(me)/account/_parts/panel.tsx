import type { ReactNode } from 'react'

/** One thing of an account: its name, a line on it, and what can be done. */
export function Panel({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-line bg-sheet shadow-e1 rounded-l border p-6 md:p-7">
      <h2 className="type-t4">{title}</h2>
      <p className="type-small text-ink-3 mt-1.5 mb-5">{lead}</p>
      {children}
    </section>
  )
}
