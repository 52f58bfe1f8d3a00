import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newReference, readReference } from './reference'

const LETTERS = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
const positions = [3, 4, 5, 6, 8, 9, 10, 11, 13, 14]

describe('a payment reference', () => {
  test('is read however a bank prints it', () => {
    const ref = newReference()
    expect(ref).toMatch(/^MQ-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    expect(readReference(ref)).toBe(ref)
    expect(readReference(`  ${ref.toLowerCase().replaceAll('-', ' ')} `)).toBe(ref)
    expect(readReference(ref.replace('MQ-', '').replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(ref)
    expect(readReference('')).toBeUndefined()
    expect(readReference(`${ref}7`)).toBeUndefined()
  })

  test('with one wrong letter is not taken for another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...positions), fc.constantFrom(...LETTERS), (at, letter) => {
        const ref = newReference()
        const typed = ref.slice(0, at) + letter + ref.slice(at + 1)
        expect(readReference(typed)).toBe(letter === ref[at] ? ref : undefined)
      }),
    )
  })

  test('with two letters swapped is not taken for another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...positions), fc.constantFrom(...positions), (a, b) => {
        const ref = newReference()
        const typed = Array.from(ref)
        ;[typed[a], typed[b]] = [ref[b] ?? '', ref[a] ?? '']
        expect(readReference(typed.join(''))).toBe(typed.join('') === ref ? ref : undefined)
      }),
    )
  })
})
