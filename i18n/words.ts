import { LANGUAGES, type Locale } from './languages'

/** Messages as a file has them: a text, or a family of texts. */
export interface Words {
  [key: string]: string | Words
}

// By name, so that a process reads the languages it is asked for and no other, and so that nothing of them reaches a browser.
const FILES: Record<Locale, () => Promise<{ default: Words }>> = {
  en: () => import('@/messages/en.json'),
  ar: () => import('@/messages/ar.json'),
  es: () => import('@/messages/es.json'),
  pt: () => import('@/messages/pt.json'),
  ru: () => import('@/messages/ru.json'),
  hi: () => import('@/messages/hi.json'),
  id: () => import('@/messages/id.json'),
  fa: () => import('@/messages/fa.json'),
}

const read = new Map<Locale, Promise<Words>>()

/** All words of a language; what a prepared one has not yet is there in English. */
export function wordsOf(locale: Locale): Promise<Words> {
  const known = read.get(locale)
  if (known) return known
  const words = readWords(locale)
  read.set(locale, words)
  return words
}

async function readWords(locale: Locale): Promise<Words> {
  const { default: own } = await FILES[locale]()
  if (LANGUAGES[locale].status === 'complete') return own
  const { default: english } = await FILES.en()
  return overEnglish(own, english, LANGUAGES[locale].direction)
}

/** A language laid over English, word by word. */
export function overEnglish(own: Words, english: Words, direction: 'ltr' | 'rtl'): Words {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => {
      const its = own[key]
      if (typeof text !== 'string') return [key, overEnglish(typeof its === 'object' ? its : {}, text, direction)]
      return [key, typeof its === 'string' ? its : asGuest(text, direction)]
    }),
  )
}

/**
 * An English text among words of another language. Its plurals are counted as English does, whatever the page's own rules
 * (Russian's "one" is 21 too), and its full stop stays at its end where the line runs from the right.
 */
function asGuest(text: string, direction: 'ltr' | 'rtl'): string {
  const counted = text.replaceAll(/(?<=[\s,}])one(?=\s*\{)/g, '=1')
  return direction === 'rtl' ? `\u2066${counted}\u2069` : counted
}
