'use client'

import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { lookAtPerson } from '../actions'

/** Say what for, then look. */
export function LookForm({
  handle,
  purposes,
  words,
}: {
  handle: string
  purposes: readonly { id: string; name: string }[]
  words: { purpose: string; choose: string; note: string; noteHint: string; go: string }
}) {
  return (
    <ActionForm action={lookAtPerson} className="grid gap-4 sm:max-w-xl">
      <input type="hidden" name="handle" value={handle} />
      <SelectField label={words.purpose} name="purpose" required defaultValue="">
        <option value="" disabled>
          {words.choose}
        </option>
        {purposes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label={words.note} hint={words.noteHint} name="note" required maxLength={1_000} dir="auto" />
      <SubmitButton kind="strong" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </ActionForm>
  )
}
