'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/ui/submit-button'
import { next } from '../actions'

/** Take the oldest case that waits. */
export function NextCase({ words, kind = 'main' }: { words: string; kind?: 'main' | 'outline' }) {
  const [answer, act] = useActionState(next, undefined)
  return (
    <form action={act} className="grid justify-items-end gap-2">
      <SubmitButton kind={kind}>{words}</SubmitButton>
      {answer?.message && <output className="type-small text-ink-2">{answer.message}</output>}
    </form>
  )
}
