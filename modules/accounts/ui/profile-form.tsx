'use client'

import { useActionState, useState } from 'react'
import { TextArea, TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { saveProfile } from '../actions'
import { FormAnswer } from '@/ui/form-answer'

interface Values {
  displayName: string
  handle: string
  bio: string
  links: string
  locale: string
  country: string
}

interface Props {
  values: Values
  languages: readonly { id: string; name: string }[]
  countries: readonly { code: string; name: string }[]
  words: Record<
    | 'name'
    | 'handle'
    | 'handleHint'
    | 'bio'
    | 'bioHint'
    | 'links'
    | 'linksHint'
    | 'language'
    | 'languageHint'
    | 'country'
    | 'countryHint'
    | 'noCountry'
    | 'save'
    | 'saved',
    string
  >
}

/** What others see, and how one is written to. What was typed stays when it is refused. */
export function ProfileForm({ values, languages, countries, words }: Props) {
  const [answer, act] = useActionState(saveProfile, undefined)
  const [typed, setTyped] = useState(values)
  const bind = (name: keyof Values) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <form action={act} className="grid gap-5">
      <FormAnswer answer={answer} done={words.saved} />
      <div className="grid gap-5 md:grid-cols-2">
        <TextField label={words.name} {...bind('displayName')} required autoComplete="nickname" dir="auto" />
        <TextField
          label={words.handle}
          hint={words.handleHint}
          {...bind('handle')}
          required
          minLength={3}
          maxLength={31}
          autoCapitalize="none"
          autoComplete="username"
          spellCheck={false}
          dir="ltr"
        />
      </div>
      <TextArea label={words.bio} hint={words.bioHint} {...bind('bio')} dir="auto" />
      <TextArea label={words.links} hint={words.linksHint} {...bind('links')} dir="ltr" inputMode="url" />
      <div className="grid gap-5 md:grid-cols-2">
        <SelectField label={words.language} hint={words.languageHint} {...bind('locale')}>
          {languages.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={words.country} hint={words.countryHint} {...bind('country')}>
          <option value="">{words.noCountry}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <SubmitButton kind="main" className="justify-self-start">
        {words.save}
      </SubmitButton>
    </form>
  )
}
