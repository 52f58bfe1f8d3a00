import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchText } from './document'
import { readQuery, toPattern, toTsquery } from './query'
import { spell } from './spell'
import { stem, wordsOf } from './words'

test('words and emoji are told apart, and marks of tone and colour do not matter', () => {
  expect(readQuery({ text: 'Happy 👍🏽 CAT ❤️ cat' })).toMatchObject({ words: ['happy', 'cat'], emoji: ['👍', '❤'] })
})

test('a filter that is not on the list is no filter', () => {
  expect(
    readQuery({ text: 'x', price: 'cheap', language: 'english!', category: 'weapons', rating: ['adult'] }),
  ).toEqual({
    words: ['x'],
    emoji: [],
    price: undefined,
    language: undefined,
    category: undefined,
    kind: undefined,
    stars: undefined,
    platform: undefined,
    upTo: 'teen',
  })
})

test('forms of one word share a stem: the article in Arabic, the plural in English', () => {
  for (const form of ['القطط', 'والقطط', 'بالقطط', 'قِطط']) expect(wordsOf(form).map(stem)).toEqual(['قطط'])
  for (const [plural, root] of [
    ['cats', 'cat'],
    ['foxes', 'fox'],
    ['berries', 'berry'],
    ['boss', 'boss'],
    ['bus', 'bus'],
  ] as const)
    expect(stem(plural)).toBe(root)
})

test('words of every script are spelt in ASCII, alike when they are alike', () => {
  expect(spell('cat 2')).toBe('cat 2')
  expect(spell('قطط')).toMatch(/^([A-Z][a-z0-9]){3}$/)
  expect(spell('مقطط')).toContain(spell('قطط'))
})

const written = (letters: string) => fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength: 6 })
const LATIN = 'abz09'
const OTHERS = 'нгцψقطمياکनम가漢'

test('as spelt, a part of a text is a part of it still', () => {
  const mixed = written(LATIN + OTHERS)
  fc.assert(
    fc.property(mixed, mixed, mixed, (before, part, after) => {
      expect(spell(before + part + after)).toContain(spell(part))
    }),
  )
})

test('as spelt, nothing else is a part of a text, unless both mix Latin letters with others', () => {
  for (const letters of [written(LATIN), written(OTHERS)])
    fc.assert(
      fc.property(letters, letters, (text, part) => {
        expect(spell(text).includes(spell(part))).toBe(text.includes(part))
      }),
    )
  // What is found too often, as the docblock says: b is the second sign of ي.
  expect(spell('يcat')).toContain(spell('bcat'))
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme' }),
  fc.anything(),
  fc.constantFrom(
    '\'; DROP TABLE "Pack"; --',
    '\\',
    "''",
    '%_%',
    ':*&|!()<->',
    '\u0000',
    '\ud800',
    '１２３',
    'ｃａｔ',
    'ß',
    'İ',
  ),
)

test('whatever is typed becomes a few bounded words of letters and digits, and never an error', () => {
  fc.assert(
    fc.property(anything, anything, (text, other) => {
      const query = readQuery({ text, emoji: other, price: other, language: text, category: text, rating: other })
      expect(query.words.length).toBeLessThanOrEqual(8)
      expect(query.emoji.length).toBeLessThanOrEqual(4)
      for (const word of query.words) {
        expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u)
        expect(stem(word)).not.toBe('')
      }
      expect(toTsquery(query.words) ?? '').toMatch(/^('[\p{L}\p{N}]+':\*( & (?='))?)*$/u)
      expect(toPattern(query.words) ?? '').toMatch(/^(%[A-Za-z0-9 ]+%)?$/)
    }),
    { numRuns: 500 },
  )
})

test('a pack is found by its title before its tags, and by its tags before its description', () => {
  const text = searchText({
    title: 'Café Cats',
    description: 'for sleepy mornings',
    tags: ['coffee'],
    artists: ['Salma', 'salma_draws'],
    stickers: [{ emoji: ['☕️'], tags: ['mug'], alt: 'A cat asleep' }],
  })
  expect(text.document).toBe(
    "'cafe':1A 'cat':2A 'salma':3B 'draw':4B 'coffee':5B 'mug':6C 'a':7C 'asleep':8C 'for':9D 'sleepy':10D 'morning':11D",
  )
  expect(text.words).toContainEqual({ word: 'cafe', shown: 'café' })
  expect(text.emoji).toEqual(['☕'])
})
