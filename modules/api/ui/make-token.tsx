'use client'

import { useActionState } from 'react'
import { TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { makeApiToken } from '../actions'

interface MakeWords {
  name: string
  nameHint: string
  make: string
  made: string
  madeWords: string
}

/** A new token, and the token itself this once. */
export function MakeToken({ words }: { words: MakeWords }) {
  const [answer, act] = useActionState(makeApiToken, undefined)
  return (
    <form action={act} className="grid justify-items-start gap-4">
      <TextField
        label={words.name}
        name="name"
        hint={words.nameHint}
        maxLength={60}
        required
        autoComplete="off"
        className="w-full max-w-[420px]"
      />
      <SubmitButton kind="main">{words.make}</SubmitButton>
      {answer?.once ? (
        <output className="grid w-full gap-3">
          <Notice tone="warn" title={words.made}>
            {words.madeWords}
          </Notice>
          <p dir="ltr" className="border-line bg-well rounded-l border px-5 py-4 font-mono [overflow-wrap:anywhere]">
            {answer.once[0]}
          </p>
        </output>
      ) : (
        <FormAnswer answer={answer} />
      )}
    </form>
  )
}
