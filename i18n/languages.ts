export interface Language {
  /** Its own name for itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** `complete`: every word, read by one who grew up with it; a missing key fails a test. `prepared`: what is missing is English. */
  status: 'complete' | 'prepared'
}

/** Every language of the shop. Adding one: docs/languages.md. It imports nothing, so that any process may read it. */
const TABLE = {
  en: { name: 'English', direction: 'ltr', status: 'complete' },
  ar: { name: 'العربية', direction: 'rtl', status: 'complete' },
  es: { name: 'Español', direction: 'ltr', status: 'prepared' },
  pt: { name: 'Português', direction: 'ltr', status: 'prepared' },
  ru: { name: 'Русский', direction: 'ltr', status: 'prepared' },
  hi: { name: 'हिन्दी', direction: 'ltr', status: 'prepared' },
  id: { name: 'Bahasa Indonesia', direction: 'ltr', status: 'prepared' },
  fa: { name: 'فارسی', direction: 'rtl', status: 'prepared' },
} as const satisfies Record<string, Language>

export type Locale = keyof typeof TABLE

export const LANGUAGES: Record<Locale, Language> = TABLE

export const locales = Object.keys(TABLE) as Locale[]

export const DEFAULT_LOCALE = 'en' satisfies Locale

/** The language of what is written in complete languages only: papers, the shop's terms. Elsewhere than in Arabic that is English. */
export function binding(locale: Locale): 'en' | 'ar' {
  return locale === 'ar' ? 'ar' : 'en'
}
