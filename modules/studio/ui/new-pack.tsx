'use client'

import { type ReactNode, useActionState } from 'react'
import { Dialog } from '@/ui/dialog'
import { FieldError, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { LIMITS } from '../limits'
import type { SaveAction } from './use-editor'

/** A name is all it takes to begin. */
export function NewPack({
  begin,
  trigger,
  look,
  words,
}: {
  begin: SaveAction
  trigger: ReactNode
  look: string
  words: { title: string; name: string; hint: string; begin: string; close: string }
}) {
  const [state, act] = useActionState(begin, undefined)
  return (
    <Dialog trigger={trigger} look={look} title={words.title} close={words.close}>
      <form action={act} className="grid gap-5">
        <TextField name="title" label={words.name} hint={words.hint} maxLength={LIMITS.title} required dir="auto" />
        {state && !state.ok && <FieldError>{state.message}</FieldError>}
        <SubmitButton kind="main">{words.begin}</SubmitButton>
      </form>
    </Dialog>
  )
}
