import { COUNTRIES } from '@/core/countries'

/** A country's name in a language: `FR` is France, فرنسا. */
export function countryName(locale: string, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
}

/** All countries, by their names in a language. */
export function countriesByName(locale: string): { code: string; name: string }[] {
  return COUNTRIES.map((code) => ({ code, name: countryName(locale, code) })).toSorted((a, b) =>
    a.name.localeCompare(b.name, locale),
  )
}
