import { describe, expect, test } from 'vitest'
import { freshHandle, isReserved, readHandle, readsLikeStaff } from './handle'

describe('a handle', () => {
  test.each([
    ['mina', 'mina'],
    [' @Mina_Haddad ', 'mina_haddad'],
    ['abc', 'abc'],
    ['a'.repeat(30), 'a'.repeat(30)],
  ])('%j is read as %s', (typed, handle) => expect(readHandle(typed)).toBe(handle))

  test.each(['', 'ab', 'a'.repeat(31), 'mi na', 'mina!', 'мina', 'mina.h', 'ميناء', '../x'])('%j is none', (typed) =>
    expect(readHandle(typed)).toBeUndefined(),
  )

  test.each([
    'admin',
    '_admin_',
    'studio',
    'api',
    'adm1n',
    'mulsaq_shop',
    'the_moderator',
    'supp0rt',
    'staff',
    'offici4l',
  ])('%s is the shop’s own', (handle) => expect(isReserved(handle)).toBe(true))

  test.each(['mina', 'administer', 'staffan', 'sporty', 'supporter_of_frogs', 'modern_art'])('%s is free', (handle) =>
    expect(isReserved(handle)).toBe(false),
  )

  test('a new one is a handle, not reserved, and unlike the last', () => {
    const made = freshHandle()
    expect(readHandle(made)).toBe(made)
    expect(isReserved(made)).toBe(false)
    expect(freshHandle()).not.toBe(made)
  })
})

describe('a display name', () => {
  test.each([
    'Mulsaq',
    'Mulsaq Support',
    'МULSАQ',
    'Аdmin',
    'A d m i n',
    'Adm1n',
    'ADMIN',
    'Mоderator',
    'مُلصق',
    'S t a f f',
  ])('%s reads like the shop’s people', (name) => expect(readsLikeStaff(name)).toBe(true))

  test.each(['Mina Haddad', 'مينا حدّاد', 'Совушка', 'Admiral', 'Ποπη', '猫の会議', 'ملصقات مينا', 'Stef'])(
    '%s does not',
    (name) => expect(readsLikeStaff(name)).toBe(false),
  )
})
