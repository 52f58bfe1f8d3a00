'use client'

import { useActionState } from 'react'
import { FieldError } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import type { SaveAction } from './use-editor'

/** Yes or no to a share as it was shown. A plain form: works before any script. */
export function InvitationAnswer({
  answer,
  packId,
  points,
  words,
  declined,
}: {
  answer: SaveAction
  packId: string
  points: number
  words: { accept: string; decline: string }
  declined: boolean
}) {
  const [state, act] = useActionState(answer, undefined)
  return (
    <form action={act} className="flex flex-wrap items-center gap-2.5">
      <input type="hidden" name="packId" value={packId} />
      <input type="hidden" name="points" value={points} />
      <SubmitButton kind="main" name="answer" value="accept">
        {words.accept}
      </SubmitButton>
      {!declined && (
        <SubmitButton kind="outline" name="answer" value="decline">
          {words.decline}
        </SubmitButton>
      )}
      {state && !state.ok && <FieldError>{state.message}</FieldError>}
    </form>
  )
}
