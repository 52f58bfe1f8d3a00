import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Words } from './words'

/** What a message wants filled in, and the forms it has for numbers. */
export interface Shape {
  /** Sorted: `count`, `<link>`, `state:select(old|young)`. Whether a number has plural forms is each language's own. */
  blanks: string[]
  plurals: { name: string; forms: string[]; ordinal: boolean }[]
}

/** Throws when the text is no ICU message. */
export function shapeOf(text: string): Shape {
  const blanks = new Set<string>()
  const plurals: Shape['plurals'] = []
  const read = (parts: MessageFormatElement[]) => {
    for (const part of parts) {
      switch (part.type) {
        case TYPE.literal:
        case TYPE.pound:
          break
        case TYPE.tag:
          blanks.add(`<${part.value}>`)
          read(part.children)
          break
        case TYPE.select:
          blanks.add(`${part.value}:select(${Object.keys(part.options).toSorted().join('|')})`)
          for (const { value } of Object.values(part.options)) read(value)
          break
        case TYPE.plural:
          blanks.add(part.value)
          plurals.push({
            name: part.value,
            forms: Object.keys(part.options),
            ordinal: part.pluralType === 'ordinal',
          })
          for (const { value } of Object.values(part.options)) read(value)
          break
        case TYPE.argument:
        case TYPE.number:
        case TYPE.date:
        case TYPE.time:
          blanks.add(part.value)
      }
    }
  }
  read(parse(text))
  return { blanks: [...blanks].toSorted(), plurals }
}

/** What is wrong with a plural's forms in a language (CLDR): forms it does not have, and forms that a whole number up to 200 needs. */
export function pluralFaults(language: string, { forms, ordinal }: Shape['plurals'][number]): string[] {
  const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' })
  const known: string[] = rules.resolvedOptions().pluralCategories
  const foreign = forms
    .filter((form) => !form.startsWith('=') && !known.includes(form))
    .map((form) => `has no “${form}”`)
  // Each form once, with the first number that wants it.
  const missing = new Map<string, number>()
  for (let n = 1; n <= 200; n += 1) {
    const form = rules.select(n)
    if (!forms.includes(form) && !forms.includes(`=${n}`) && !missing.has(form)) missing.set(form, n)
  }
  return [...foreign, ...[...missing].map(([form, n]) => `needs “${form}” (${n})`)]
}

/** Every message by its whole key. */
export function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}
