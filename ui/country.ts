/** A country's name in a language: `FR` is France, فرنسا. */
export function countryName(locale: string, code: string): string {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
}
