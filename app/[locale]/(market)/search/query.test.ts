import { describe, expect, test } from 'vitest'
import { askedFor, searchHref } from './query'

describe('a search address', () => {
  test('comes back from its own link unchanged', () => {
    const asked = {
      q: 'قطط & كلاب 🐱',
      category: 'animals',
      tag: 'عيد',
      adults: 'true' as const,
      price: 'free',
      kind: 'moving',
      stars: '4',
      language: 'ar',
      platform: 'signal',
      after: 'abc',
    }
    const { searchParams } = new URL(searchHref(asked, {}), 'http://shop.test')
    expect(askedFor(Object.fromEntries(searchParams))).toEqual(asked)
  })

  test('takes the first of a parameter given twice and cuts what is too long', () => {
    const asked = askedFor({ q: ['one', 'two'], tag: 'x'.repeat(5000) })
    expect(asked.q).toBe('one')
    expect(asked.tag).toHaveLength(200)
  })

  test('goes back to the first page when something else is asked', () => {
    const asked = askedFor({ q: 'cat', after: 'abc' })
    expect(searchHref(asked, { price: 'free', after: undefined })).toBe('/search?q=cat&price=free')
  })
})
