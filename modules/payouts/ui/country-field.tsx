import { COUNTRIES } from '@/core/countries'
import type { Locale } from '@/i18n/routing'
import { countryName } from '@/ui/country'
import { SelectField } from '@/ui/field'

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
  const byName = COUNTRIES.map((code) => ({ code, words: countryName(locale, code) })).toSorted((a, b) =>
    a.words.localeCompare(b.words, locale),
  )
  return (
    <SelectField label={label} name="country" required defaultValue={value}>
      <option value="" disabled>
        {choose}
      </option>
      {byName.map(({ code, words }) => (
        <option key={code} value={code}>
          {words}
        </option>
      ))}
    </SelectField>
  )
}
