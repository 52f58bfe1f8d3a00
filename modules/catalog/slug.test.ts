import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, slugOf } from './slug'

test('titles become addresses in Latin and Arabic', () => {
  expect(slugOf('Cat Meetings!')).toBe('cat-meetings')
  expect(slugOf('قطط في اجتماع ٢')).toBe('قطط-في-اجتماع-2')
})

test('letters that only look Latin do not make an address that looks like another', () => {
  expect(slugOf('Ѕlееру foxes')).not.toContain('е')
  expect(slugOf('ＣＡＴ')).toBe('cat')
  expect(slugOf('😀')).toBe('')
})

test('a name taken gets the next number', () => {
  expect(freeSlug('cats', new Set())).toBe('cats')
  expect(freeSlug('cats', new Set(['cats', 'cats-2', 'cats-and-dogs']))).toBe('cats-3')
  expect(freeSlug('', new Set(['pack']))).toBe('pack-2')
})

test('whatever the title, the address needs no escaping but for Arabic letters and stays short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      expect(slugOf(title)).toMatch(/^([a-z0-9ء-ي٪-ۿ]([a-z0-9ء-يپچژگ-]{0,59}))?$/)
    }),
  )
})
