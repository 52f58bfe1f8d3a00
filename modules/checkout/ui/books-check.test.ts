import { expect, test } from 'vitest'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { INVARIANTS } from '../db/invariants'

// The words are looked up by the number of the invariant, so no check of keys finds one that is missing.
test.each([en, ar])('each invariant that is checked says what must be so, in language %#', ({ books }) => {
  expect(Object.keys(books.check.words)).toEqual(Object.keys(INVARIANTS))
})
