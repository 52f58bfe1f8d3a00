import { expect, test } from 'vitest'
import { REASON_CODES } from '../reasons'
import { type ProposedWords, proposedLetter, toggled } from './marks'

const words = Object.fromEntries(REASON_CODES.map((code) => [code, `About ${code}.`])) as ProposedWords

test('the proposed words follow the ticked reasons, in the order of the list', () => {
  const one = toggled({ reasons: [], words: '' }, 'HATE', words)
  expect(one).toEqual({ reasons: ['HATE'], words: 'About HATE.' })
  const two = toggled(one, 'BRAND', words)
  expect(two).toEqual({ reasons: ['BRAND', 'HATE'], words: 'About BRAND.\nAbout HATE.' })
  expect(toggled(two, 'HATE', words)).toEqual({ reasons: ['BRAND'], words: 'About BRAND.' })
})

test('words a reviewer wrote stay as written', () => {
  const own = { reasons: ['HATE'], words: 'See the flag in the corner.' }
  expect(toggled(own, 'BRAND', words).words).toBe('See the flag in the corner.')
})

test('a letter speaks of the pack, or points at the stickers, or says nothing when nothing is wrong', () => {
  expect(proposedLetter({ reasons: ['TEXT'], words: '' }, 2, words, 'Beside.')).toBe('About TEXT.')
  expect(proposedLetter({ reasons: [], words: '' }, 2, words, 'Beside.')).toBe('Beside.')
  expect(proposedLetter({ reasons: [], words: '' }, 0, words, 'Beside.')).toBe('')
})
