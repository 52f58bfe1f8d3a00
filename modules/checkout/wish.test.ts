import { describe, expect, test } from 'vitest'
import { newId } from '@/core/ids'
import { CART_MOST, readWishes, writeWishes } from './wish'

describe('wishes as text', () => {
  const [a, b] = [newId('pack'), newId('pack')]

  test('come back as they were written', () => {
    const wishes = [{ packId: a }, { packId: b, chosenMinor: 499n }]
    expect(readWishes(writeWishes(wishes))).toEqual(wishes)
    expect(readWishes(writeWishes([]))).toEqual([])
  })

  test('from anyone: what is no pack is left out, a pack is there once, an amount is digits', () => {
    expect(readWishes(`${a}.nonsense.${a}:5.../etc/passwd.${b}:-3.pack_x`)).toEqual([
      { packId: a, chosenMinor: 5n },
      { packId: b },
    ])
    const many = Array.from({ length: CART_MOST + 9 }, () => ({ packId: newId('pack') }))
    expect(readWishes(writeWishes(many))).toHaveLength(CART_MOST)
  })
})
