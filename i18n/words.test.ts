import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { isSharedPage } from '@/server/shared-pages'
import { LANGUAGES, locales } from './languages'
import { overEnglish, wordsOf } from './words'

const english = { cart: { open: 'Open', count: 'You have {n, plural, one {# pack} other {# packs}}.' } }

describe('the words of a prepared language', () => {
  test('are its own where it has them, and English where not', () => {
    expect(overEnglish({ cart: { open: 'Abrir' } }, english, 'ltr')).toMatchObject({ cart: { open: 'Abrir' } })
    expect(overEnglish({}, english, 'ltr')).toMatchObject({ cart: { open: 'Open' } })
    expect(overEnglish({ cart: { gone: 'x' }, also: 'y' }, english, 'ltr')).toEqual(overEnglish({}, english, 'ltr'))
  })

  test('count a missing one as English does: twenty-one is not one', () => {
    const t = createTranslator({ locale: 'ru', messages: overEnglish({}, english, 'ltr') }) as (
      key: string,
      values: { n: number },
    ) => string
    expect([1, 2, 21].map((n) => t('cart.count', { n }))).toEqual([
      'You have 1 pack.',
      'You have 2 packs.',
      'You have 21 packs.',
    ])
  })

  test('keep an English sentence together in a line that runs from the right', () => {
    expect(overEnglish({}, english, 'rtl')).toMatchObject({ cart: { open: '\u2066Open\u2069' } })
  })

  test('are all there in every language, once read', async () => {
    const keys = (words: object): string[] =>
      Object.entries(words).flatMap(([key, inner]) =>
        typeof inner === 'string' ? [key] : keys(inner as object).map((k) => `${key}.${k}`),
      )
    const wanted = keys(await wordsOf('en')).toSorted()
    for (const locale of locales) expect([locale, keys(await wordsOf(locale)).toSorted()]).toEqual([locale, wanted])
  })
})

test('a shared page is one in every language, and in no other', () => {
  for (const locale of locales) {
    const prefix = locale === 'en' ? '' : `/${locale}`
    expect([locale, isSharedPage(`${prefix}/packs/frogs`), isSharedPage(prefix || '/')]).toEqual([locale, true, true])
    expect(isSharedPage(`${prefix}/library`)).toBe(false)
  }
  expect(isSharedPage('/xx/packs/frogs')).toBe(false)
  expect(Object.values(LANGUAGES).filter(({ direction }) => direction === 'rtl')).toHaveLength(2)
})
