'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/ui/form-answer'
import { SubmitButton } from '@/ui/submit-button'
import { enrolNow, unenrolNow } from '../actions'

interface Props {
  packId: string
  /** What the button does, for who hears it without what stands around it. */
  label: string
  words: string
}

/** Put a pack's drawings into the registry. */
export function EnrolWorks({ packId, label, words }: Props) {
  const [answer, act] = useActionState(enrolNow, undefined)
  return (
    <form action={act} className="grid gap-2">
      <input type="hidden" name="packId" value={packId} />
      <SubmitButton kind="main" size="s" aria-label={label}>
        {words}
      </SubmitButton>
      <FormAnswer answer={answer} />
    </form>
  )
}

/** Take them out again. */
export function WithdrawWorks({ packId, label, words }: Props) {
  const [answer, act] = useActionState(unenrolNow, undefined)
  return (
    <form action={act} className="grid gap-2">
      <input type="hidden" name="packId" value={packId} />
      <SubmitButton kind="outline" size="s" aria-label={label}>
        {words}
      </SubmitButton>
      <FormAnswer answer={answer} />
    </form>
  )
}
