'use client'

import { type ReactNode, useActionState } from 'react'
import { SubmitButton } from '@/ui/submit-button'
import { claim, putBack } from '../actions'

/** Take a case in hand, or (a senior) out of another's. */
export function ClaimForm({
  caseId,
  release = false,
  words,
  children,
}: {
  caseId: string
  release?: boolean
  words: string
  children?: ReactNode
}) {
  const [answer, act] = useActionState(release ? putBack : claim, undefined)
  return (
    <form action={act} className="grid gap-2">
      <input type="hidden" name="caseId" value={caseId} />
      <SubmitButton kind={release ? 'outline' : 'main'} className="w-full">
        {words}
      </SubmitButton>
      {children}
      {answer?.message && (
        <p role="alert" className="type-small text-bad">
          {answer.message}
        </p>
      )}
    </form>
  )
}
