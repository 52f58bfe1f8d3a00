'use client'

import { useActionState } from 'react'
import { CheckField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { becomeArtist } from '../actions'
import { FormAnswer } from '@/ui/form-answer'

export function StudioForm({ version, words }: { version: string; words: { agree: string; open: string } }) {
  const [answer, act] = useActionState(becomeArtist, undefined)
  return (
    <form action={act} className="grid gap-4">
      <FormAnswer answer={answer} />
      <CheckField label={words.agree} name="agreed" value={version} required />
      <SubmitButton kind="main" size="l" className="justify-self-start">
        {words.open}
      </SubmitButton>
    </form>
  )
}
