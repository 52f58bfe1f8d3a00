'use client'

import { useActionState } from 'react'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { changeRole, restoreAccount } from '../actions'
import { FormAnswer } from '@/ui/form-answer'

interface Words {
  title: string
  reason: string
  reasonHint: string
  go: string
}

/** Give a role, or take one: which, why, done. */
export function RoleForm({
  userId,
  change,
  roles,
  words,
}: {
  userId: string
  change: 'grant' | 'revoke'
  roles: readonly { id: string; name: string }[]
  words: Words & { role: string }
}) {
  const [answer, act] = useActionState(changeRole, undefined)
  return (
    <form action={act} className="border-line grid content-start gap-4 rounded-l border px-5 py-5">
      <h3 className="type-t5">{words.title}</h3>
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="change" value={change} />
      <SelectField label={words.role} name="role">
        {roles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label={words.reason} hint={words.reasonHint} name="reason" required dir="auto" />
      <FormAnswer answer={answer} />
      <SubmitButton kind="strong" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </form>
  )
}

/** Open an account again that was shut. */
export function RestoreForm({ userId, words }: { userId: string; words: Words & { hint: string } }) {
  const [answer, act] = useActionState(restoreAccount, undefined)
  return (
    <form action={act} className="border-line grid content-start gap-4 rounded-l border px-5 py-5">
      <div>
        <h3 className="type-t5">{words.title}</h3>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="userId" value={userId} />
      <TextField label={words.reason} hint={words.reasonHint} name="reason" required dir="auto" />
      <FormAnswer answer={answer} />
      <SubmitButton kind="strong" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </form>
  )
}
