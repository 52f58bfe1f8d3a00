import { expect, test } from 'vitest'
import { searchText } from './document'

test('a pack is found by its title in every language it has one in', () => {
  const pack = { title: 'Frog Weather', description: '', tags: [], artists: [], stickers: [] }
  const translations = { es: { title: 'Clima de ranas', description: 'Contado por anfibios' } }
  const { words, title } = searchText({ ...pack, translations })
  expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(['frog', 'clima', 'ranas', 'anfibios']))
  expect(title).toBe(searchText(pack).title)
})
