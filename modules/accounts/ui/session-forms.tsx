'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/ui/submit-button'
import { endOtherSessions, endSession } from '../actions'
import { FormAnswer } from '@/ui/form-answer'

export function EndSession({ sessionId, label, words }: { sessionId: string; label: string; words: string }) {
  const [answer, act] = useActionState(endSession, undefined)
  return (
    <form action={act} className="grid justify-items-end gap-2">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton kind="outline" size="s" aria-label={label}>
        {words}
      </SubmitButton>
      <FormAnswer answer={answer} />
    </form>
  )
}

export function EndOtherSessions({ words }: { words: string }) {
  const [answer, act] = useActionState(endOtherSessions, undefined)
  return (
    <form action={act} className="grid justify-items-start gap-3">
      <SubmitButton kind="danger">{words}</SubmitButton>
      <FormAnswer answer={answer} />
    </form>
  )
}
