import { expect, test } from 'vitest'
import { freeSlug, slugOf } from '@/modules/catalog/slug'
import { segmentText } from './segment-text'

test('every address that a title can get is read, in any script', () => {
  const slug = freeSlug(slugOf('قطط نائمة '.repeat(40)), new Set())
  expect(segmentText(encodeURIComponent(`${slug}-1000000`))).toBe(`${slug}-1000000`)
})

test('what is no text, or longer than any name of ours, is no page', () => {
  expect(() => segmentText('%E0%A4%A')).toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/)
  expect(() => segmentText('a'.repeat(300))).toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/)
})
