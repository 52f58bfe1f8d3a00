import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, locales, type Locale } from './languages'
import { flatten, pluralFaults, shapeOf, type Shape } from './message-shape'
import { unused } from './message-use'
import type { Words } from './words'

// A complete language has every message. A prepared one (docs/languages.md) may lack some, which `npm run languages` counts,
// but has none that English has not, and what it has can stand in the place of the English.

function read(locale: Locale): Map<string, string> {
  return flatten(JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Words)
}

function sourcesIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${room}/${file}`)
}

const english = read('en')
const shapes = new Map([...english].map(([key, text]) => [key, shapeOf(text)]))

describe('words', () => {
  test.each(locales)(
    'in %s: the messages of English, each with its blanks and with the plurals of the language',
    (locale) => {
      const own = read(locale)
      const faults: string[] = []
      if (LANGUAGES[locale].status === 'complete')
        for (const key of english.keys()) if (!own.has(key)) faults.push(`${key}: is missing`)
      for (const [key, text] of own) {
        const wanted = shapes.get(key)
        if (wanted) faults.push(...faultsOf(locale, text, wanted).map((fault) => `${key}: ${fault}`))
        else faults.push(`${key}: is no message of English`)
      }
      expect(faults).toEqual([])
    },
  )

  test('a check of plurals that lets nothing pass', () => {
    const forms = (...forms: string[]) => ({ name: 'n', forms, ordinal: false })
    expect(pluralFaults('ru', forms('one', 'other'))).toEqual(['needs “few” (2)', 'needs “many” (5)'])
    expect(pluralFaults('id', forms('one', 'other'))).toEqual(['has no “one”'])
    expect(pluralFaults('es', forms('=1', 'other'))).toEqual([])
    expect(pluralFaults('ar', forms('one', '=2', 'few', 'many', 'other'))).toEqual([])
  })

  test('no part of the product asks for words that are not there', () => {
    const missing: string[] = []
    for (const file of ['app', 'modules', 'infra'].flatMap(sourcesIn)) {
      const source = readFileSync(file, 'utf8')
      const spaces = new Map<string, string[]>()
      for (const [, name = '', space = ''] of source.matchAll(
        /const (\w+) = (?:await getTranslations|useTranslations)\((?:\{[^}]*namespace: )?'([\w.]+)'/g,
      ))
        spaces.set(name, [...(spaces.get(name) ?? []), space])
      for (const [name, candidates] of spaces) {
        for (const [, key = ''] of source.matchAll(
          new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\('([\\w.-]+)'`, 'g'),
        )) {
          const found = candidates.some(
            (space) =>
              english.has(`${space}.${key}`) ||
              [...english.keys()].some((known) => known.startsWith(`${space}.${key}.`)),
          )
          if (!found) missing.push(`${file}: ${candidates.join('|')}.${key}`)
        }
      }
    }
    expect(missing).toEqual([])
  })

  test('no message is kept that nothing asks for', () => {
    expect(unused(english.keys())).toEqual([])
    // What is put together counts as far as its parts are written down, and a word's own family is asked for.
    expect(
      unused(['orders.states.paid', 'orders.states.eaten', 'shell.nav.title', 'refusals.catalog.nonsense']),
    ).toEqual(['orders.states.eaten', 'shell.nav.title', 'refusals.catalog.nonsense'])
  })
})

function faultsOf(locale: Locale, text: string, wanted: Shape): string[] {
  let shape: Shape
  try {
    shape = shapeOf(text)
  } catch (error) {
    return [`is no ICU message (${String(error)})`]
  }
  // Where English itself asks only whether there is any at all ("=0"), nothing is counted.
  const counted = new Set(
    wanted.plurals.filter(({ forms }) => forms.includes('one') || forms.includes('=1')).map(({ name }) => name),
  )
  const faults = shape.plurals
    .filter(({ name, forms }) => counted.has(name) || forms.some((form) => form !== 'other' && !form.startsWith('=')))
    .flatMap((plural) => pluralFaults(locale, plural).map((fault) => `{${plural.name}} ${fault}`))
  if (shape.blanks.join() !== wanted.blanks.join())
    faults.push(`fills in [${shape.blanks.join(', ')}] where English has [${wanted.blanks.join(', ')}]`)
  return faults
}
