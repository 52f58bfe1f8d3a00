import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

type Words = { [key: string]: string | Words }

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

/** Names of the things a message wants filled in, tags included; the one word of a plural's form is none. */
function blanks(text: string): string[] {
  const names = [
    ...text.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+)\s*)\{\s*(\w+)\s*[,}]/g),
    ...text.matchAll(/<(\w+)>/g),
  ].map((match) => match[1] ?? '')
  return [...new Set(names)].toSorted()
}

function sourcesIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${room}/${file}`)
}

const english = flatten(en)
const arabic = flatten(ar)

describe('words', () => {
  test('every message is there in both languages', () => {
    expect([...arabic.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test('both languages fill in the same blanks', () => {
    for (const [key, text] of english) expect([key, blanks(arabic.get(key) ?? '')]).toEqual([key, blanks(text)])
  })

  test('Arabic plurals have the forms Arabic needs', () => {
    for (const [key, text] of arabic) {
      if (!text.includes(', plural,')) continue
      for (const form of ['one', 'two', 'few', 'many', 'other'])
        expect([key, text]).toEqual([key, expect.stringMatching(new RegExp(`(${form}|=\\d+) *\\{`))])
    }
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
})
