import { readFileSync } from 'node:fs'
import { DEFAULT_LOCALE, LANGUAGES, type Locale, locales } from '@/i18n/languages'

/** How Next sends a page that turned out to be nowhere: without a word, to be put together in the browser. */
const EMPTY = '<html id="__next_error__">'

interface Words {
  shell: { missing: { title: string; words: string; home: string } }
}

const known = new Map<Locale, string>()

/** The same for whoever has no scripts, said in the language of its address. What is not such a page comes back as it was. */
export function withWords(path: string, html: string): string {
  if (!html.includes(EMPTY)) return html
  const first = path.split('/')[1]
  const locale = locales.find((one) => one === first) ?? DEFAULT_LOCALE
  const said = known.get(locale) ?? say(locale)
  known.set(locale, said)
  return html
    .replace(EMPTY, () => EMPTY.replace('>', ` lang="${locale}" dir="${LANGUAGES[locale].direction}">`))
    .replace('<body>', () => `<body><noscript>${said}</noscript>`)
}

function say(locale: Locale): string {
  const { missing } = (JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Words).shell
  const home = locale === DEFAULT_LOCALE ? '/' : `/${locale}`
  return `<h1>${missing.title}</h1><p>${missing.words}</p><p><a href="${home}">${missing.home}</a></p>`
}
