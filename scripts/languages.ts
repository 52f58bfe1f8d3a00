import { readFileSync } from 'node:fs'
import { LANGUAGES, locales, type Locale } from '@/i18n/languages'
import { flatten } from '@/i18n/message-shape'
import type { Words } from '@/i18n/words'

// What each language has of the words: `npm run languages`, and `npm run languages -- es` for the keys it lacks.

const read = (locale: Locale) => flatten(JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Words)
const english = read('en')
const missing = (locale: Locale) => {
  const own = read(locale)
  return [...english.keys()].filter((key) => !own.has(key))
}

const asked = locales.find((locale) => locale === process.argv[2])
if (asked) console.log(missing(asked).join('\n'))
else
  console.table(
    Object.fromEntries(
      locales.map((locale) => {
        const lacks = missing(locale).length
        const { name, status } = LANGUAGES[locale]
        return [locale, { name, status, has: english.size - lacks, lacks }]
      }),
    ),
  )
