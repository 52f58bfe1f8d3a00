import type { Locale } from '@/i18n/routing'
import { countriesByName } from './country'
import { SelectField } from './select-field'

/** A country, by its name. */
export function CountryField({
  label,
  choose,
  locale,
  value = '',
}: {
  label: string
  choose: string
  locale: Locale
  value?: string
}) {
  return (
    <SelectField label={label} name="country" required defaultValue={value}>
      <option value="" disabled>
        {choose}
      </option>
      {countriesByName(locale).map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
