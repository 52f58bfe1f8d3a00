'use client'

import { useActionState } from 'react'
import { TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { SubmitButton } from '@/ui/submit-button'
import { readAddress } from '../actions'

/** Say what for, then read the claimant's address, this once. */
export function ClaimantAddress({
  noticeId,
  words,
}: {
  noticeId: string
  words: { why: string; hint: string; go: string }
}) {
  const [answer, act] = useActionState(readAddress, undefined)
  const [address] = answer?.once ?? []
  if (address !== undefined)
    return (
      <address dir="auto" className="type-small text-ink-2 [overflow-wrap:anywhere] whitespace-pre-line not-italic">
        {address}
      </address>
    )
  return (
    <form action={act} className="grid gap-3 sm:max-w-xl">
      <input type="hidden" name="noticeId" value={noticeId} />
      <TextField label={words.why} hint={words.hint} name="why" required maxLength={1_000} dir="auto" />
      <FormAnswer answer={answer} />
      <SubmitButton kind="outline" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </form>
  )
}
