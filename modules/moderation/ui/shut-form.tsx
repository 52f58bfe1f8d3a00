'use client'

import { SelectField } from '@/ui/select-field'
import { PersonForm } from '@/ui/person-form'
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
    <PersonForm action={shutOneAccount} userId={userId} words={words}>
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
    </PersonForm>
  )
}
