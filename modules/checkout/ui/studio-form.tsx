'use client'

import { useActionState } from 'react'
import { CheckField } from '@/ui/check-field'
import { SubmitButton } from '@/ui/submit-button'
import { openOwnStudio } from '../actions'
import { FormAnswer } from '@/ui/form-answer'

/** @param terms The version of the shop's terms that is on the page. */
export function StudioForm({
  version,
  terms,
  words,
}: {
  version: string
  terms: number
  words: { agree: string; open: string }
}) {
  const [answer, act] = useActionState(openOwnStudio, undefined)
  return (
    <form action={act} className="grid gap-4">
      <FormAnswer answer={answer} />
      <input type="hidden" name="terms" value={terms} />
      <CheckField label={words.agree} name="agreed" value={version} required />
      <SubmitButton kind="main" size="l" className="justify-self-start">
        {words.open}
      </SubmitButton>
    </form>
  )
}
