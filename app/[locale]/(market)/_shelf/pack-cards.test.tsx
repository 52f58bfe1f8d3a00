import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { newId } from '@/core/ids'
import { wordOf } from '@/testing/catalogue'
import { PackCards } from './pack-cards'

const key = (of: string) => createHash('sha256').update(of).digest('hex').slice(0, 16)
/** Sixty packs as different from each other as packs are. */
const cards = Array.from({ length: 60 }, (_, n) => {
  const title = `${wordOf(n * 37 + 900)} ${wordOf(n * 53 + 70)}`
  return {
    id: newId('pack'),
    address: title.replaceAll(' ', '-'),
    title,
    by: `\u2068${wordOf((n % 20) * 11 + 400)} ${wordOf((n % 20) * 7 + 3_000)}\u2069`,
    price: ([['Free'], ['', '$2.99'], ['', '$1.49'], ['From ', '$1', '']] as const)[n % 4] ?? ['Free'],
    card: key(title),
    ...(n % 6 === 0 && { moving: key(`${title} moves`) }),
  }
})
const props = {
  cards,
  packs: '/packs',
  cart: '/cart',
  words: {
    wish: 'Wish for {title}',
    unwish: 'On your wish list',
    add: 'Add {title} to the cart',
    there: '{title} is in your cart. Open it',
  },
  first: true,
  taste: true,
}

test('a shelf of sixty is light: as markup, and as what the markup is made of', () => {
  const markup = renderToString(<PackCards {...props} />)
  expect(markup.match(/<article/g)).toHaveLength(60)
  // As it stands in the page: a string in a script.
  const made = JSON.stringify(JSON.stringify(props))
  expect(gzipSync(markup + made).length).toBeLessThan(12_000)
})
