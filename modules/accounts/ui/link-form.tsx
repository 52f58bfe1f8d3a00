'use client'

import { useActionState, useState } from 'react'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { askForLink } from '../actions'

interface Props {
  next: string
  words: { email: string; hint: string; send: string }
}

/** One address, one button. Works before any script is there. */
export function LinkForm({ next, words }: Props) {
  const [answer, act] = useActionState(askForLink, undefined)
  const [email, setEmail] = useState('')
  return (
    // The server reads addresses more kindly than browsers do, and says what is wrong in the page's own words.
    <form action={act} noValidate className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <TextField
        label={words.email}
        hint={words.hint}
        error={answer?.message}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SubmitButton kind="main" size="l" className="w-full">
        {words.send}
      </SubmitButton>
    </form>
  )
}
