import { expect, test } from 'vitest'
import { findWords } from './find-words'

const look = (text: string) =>
  findWords([{ field: 'title', text }]).map(({ kind, as }) => (as ? `${kind} ${as}` : kind))

test.each([
  ['Disney princesses', ['brand disney']],
  ['D1sney', ['brand disney']],
  ['d i s n e y cats', ['brand disney']],
  ['HELLO   KITTY!', ['brand hello kitty']],
  ['Pokémon friends', ['brand pokemon']],
  ['ملصقات سبونج بوب', ['brand سبونج بوب']],
  ['you faggots', ['slur en']],
  ['Schwuchtel', ['slur de']],
])('a name or a slur of the lists is found however it is written: %s', (text, found) => {
  expect(look(text)).toEqual(found)
})

test.each([
  ['more at https://my-shop.example/x', ['link']],
  ['stickers . com', ['link']],
  ['cats[dot]com', ['link']],
  ['t.me/catpack', ['link']],
  ['write to me at cat@people.example', ['contact']],
  ['call +44 20 7946 0958', ['contact']],
  ['اتصل ٠٥٠١٢٣٤٥٦٧', ['contact']],
  ['Telegram: catlover', ['contact', 'brand telegram']],
  ['follow @cat.lover', ['contact']],
])('ways around the shop are found: %s', (text, found) => {
  expect(look(text)).toEqual(found)
})

test('letters of two scripts in one word are shown as what they read like, and what they stand for is found', () => {
  const [brand, disguise] = findWords([{ field: 'alt', position: 2, text: 'Dіsnеy castle' }])
  expect(brand).toMatchObject({ kind: 'brand', as: 'disney', field: 'alt', position: 2 })
  expect(disguise).toMatchObject({ kind: 'homograph', found: 'Dіsnеy' })
})

test.each([
  'Sleepy foxes and a raccoon',
  'Scunthorpe, a cocktail and a spicy pumpkin',
  'Cats since 2019, pack 2 of 3, 512 x 512',
  'Good morning! See you at 10:30.',
  'صباح الخير يا جماعة',
  'Доброе утро, коты',
  'Καλημέρα γάτες',
  'An apple a day',
  'Good night. Me and you. Info inside!',
])('what is innocent is left alone: %s', (text) => {
  expect(look(text)).toEqual([])
})

test('what weighs most comes first, wherever it stands', () => {
  const found = findWords([
    { field: 'title', text: 'Pikachu' },
    { field: 'tags', text: 'disney, nice' },
    { field: 'alt', position: 0, text: 'a tranny' },
  ])
  expect(found.map(({ kind }) => kind)).toEqual(['slur', 'brand', 'brand'])
})
