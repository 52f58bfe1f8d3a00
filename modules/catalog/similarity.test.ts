import { expect, test } from 'vitest'
import { lookOf, similarityOf } from './similarity'

const pack = (tags: string[], more: object = {}) => ({
  category: 'animals',
  tags,
  languages: ['en'],
  look: { light: 30, redGreen: 30, yellowBlue: 30 },
  ...more,
})
/** Three bytes as a ThumbHash begins. */
const placeholder = (light: number, redGreen: number, yellowBlue: number) =>
  Buffer.from(
    [light | (redGreen << 6), (redGreen >> 2) | (yellowBlue << 4), yellowBlue >> 4].map((byte) => byte & 255),
  ).toString('base64')

test('the look of a pack is the mean colour of its stickers; a broken placeholder counts for nothing', () => {
  expect(lookOf([placeholder(10, 20, 30), placeholder(20, 40, 50), ''])).toEqual({
    light: 15,
    redGreen: 30,
    yellowBlue: 40,
  })
  expect(lookOf([])).toEqual({ light: 32, redGreen: 32, yellowBlue: 32 })
})

test('the more two packs share, the more alike they are, whichever is asked first', () => {
  const cats = pack(['cats', 'office'])
  const near = pack(['cats', 'office'])
  const far = pack(['cats', 'space'], { look: { light: 60, redGreen: 5, yellowBlue: 60 } })
  expect(similarityOf(cats, near, 0)).toBe(185)
  expect(similarityOf(cats, far, 0)).toBe(75)
  expect(similarityOf(far, cats, 2)).toBe(similarityOf(cats, far, 2))
  expect(similarityOf(cats, far, 9)).toBe(similarityOf(cats, far, 3))
})

test('packs of the same colours about different things are not alike', () => {
  expect(similarityOf(pack(['cats']), pack(['cars'], { category: 'places' }), 0)).toBe(0)
})
