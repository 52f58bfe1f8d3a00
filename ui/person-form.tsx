'use client'

import type { ReactNode } from 'react'
import { ActionForm } from './action-form'
import { TextField } from './field'
import { SubmitButton } from './submit-button'

/** At the desk: what is hard to take back for one person, with its reason and what else it asks. */
export function PersonForm<Answer extends { ok: boolean; message?: string }>({
  action,
  done,
  userId,
  words,
  children,
}: {
  action: (before: Awaited<Answer> | undefined, form: FormData) => Promise<Answer>
  /** What to say when it is done and the page stays. */
  done?: string
  userId: string
  words: { title: string; hint: string; reason: string; reasonHint: string; go: string }
  children?: ReactNode
}) {
  return (
    <ActionForm
      action={action}
      className="border-line grid content-start gap-4 rounded-l border px-5 py-5"
      {...(done !== undefined && { done })}
    >
      <div>
        <h3 className="type-t5">{words.title}</h3>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="userId" value={userId} />
      <TextField label={words.reason} hint={words.reasonHint} name="reason" required dir="auto" />
      {children}
      <SubmitButton kind="danger" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </ActionForm>
  )
}
