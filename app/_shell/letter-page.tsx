import type { ReactNode } from 'react'
import { LetterSticker } from '@/modules/accounts/ui/letter-sticker'

/** The pages around a sign-in: one sheet in the middle, with a letter stuck over its edge. */
export function LetterPage({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mx-auto w-[min(100%-40px,480px)] pt-20 pb-16">
      <div className="border-line bg-sheet shadow-e2 rounded-xl border px-6 pb-8 md:px-10 md:pb-10">
        <div className="-mt-14 mb-3">
          <LetterSticker />
        </div>
        <h1 className="type-t2">{title}</h1>
        {lead && <p className="type-lead text-ink-2 mt-2">{lead}</p>}
        <div className="mt-6 grid gap-5">{children}</div>
      </div>
    </div>
  )
}
