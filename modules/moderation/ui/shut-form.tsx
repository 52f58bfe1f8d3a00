'use client'

import { ActionForm } from '@/ui/action-form'
import { SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { shutOneAccount } from '../actions'

/** Ban a person, and say in the same breath what becomes of the money they earned. */
export function ShutForm({
  userId,
  money,
  days,
  words,
}: {
  userId: string
  money: readonly { id: string; name: string }[]
  days: readonly { count: number; name: string }[]
  words: {
    title: string
    hint: string
    reason: string
    reasonHint: string
    money: string
    choose: string
    days: string
    daysHint: string
    go: string
  }
}) {
  return (
    <ActionForm action={shutOneAccount} className="border-line grid content-start gap-4 rounded-l border px-5 py-5">
      <div>
        <h3 className="type-t5">{words.title}</h3>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="userId" value={userId} />
      <TextField label={words.reason} hint={words.reasonHint} name="reason" required dir="auto" />
      <SelectField label={words.money} name="money" required defaultValue="">
        <option value="" disabled>
          {words.choose}
        </option>
        {money.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={words.days} hint={words.daysHint} name="days" defaultValue="30">
        {days.map(({ count, name }) => (
          <option key={count} value={count}>
            {name}
          </option>
        ))}
      </SelectField>
      <SubmitButton kind="danger" className="justify-self-start">
        {words.go}
      </SubmitButton>
    </ActionForm>
  )
}
