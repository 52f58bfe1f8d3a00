'use client'

import { ActionForm } from '@/ui/action-form'
import { CheckField } from '@/ui/check-field'
import { TextArea } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { dismissMany, undoDismissed } from '../actions'

/** Dismiss several reports with the same words. */
export function ManyForm({
  cases,
  words,
}: {
  cases: { id: string; title: string; about: string }[]
  words: { choose: string; letter: string; letterHint: string; send: string }
}) {
  return (
    <ActionForm action={dismissMany} className="grid gap-4">
      <fieldset>
        <legend className="strong">{words.choose}</legend>
        {cases.map((kase) => (
          <CheckField
            key={kase.id}
            name="caseIds[]"
            value={kase.id}
            label={<bdi>{kase.title}</bdi>}
            hint={kase.about}
          />
        ))}
      </fieldset>
      <TextArea label={words.letter} hint={words.letterHint} name="words" required rows={3} dir="auto" />
      <SubmitButton className="justify-self-start">{words.send}</SubmitButton>
    </ActionForm>
  )
}

/** Take several decisions back before they take effect. */
export function UndoForm({ bulkId, words }: { bulkId: string; words: string }) {
  return (
    <ActionForm action={undoDismissed} className="grid gap-2">
      <input type="hidden" name="bulkId" value={bulkId} />
      <SubmitButton size="s">{words}</SubmitButton>
    </ActionForm>
  )
}
