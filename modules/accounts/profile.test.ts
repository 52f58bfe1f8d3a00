import { describe, expect, test } from 'vitest'
import { requireBio, requireHandle, requireLinks, requireName } from './profile'

describe('a profile', () => {
  test('a name is one line with nothing hidden in it', () => {
    expect(requireName('  Mina\u202e \n Haddad\u200b ', false)).toBe('Mina Haddad')
    expect(requireName('👩‍🎨', false)).toBe('👩‍🎨')
  })

  test.each(['', ' ', '\u200d', '\u0301\u0301', 'a'.repeat(41)])('%j is no name', (name) =>
    expect(() => requireName(name, false)).toThrow(expect.objectContaining({ code: 'account.bad_name' })),
  )

  test('nobody is called by a word whose letters are twins from another script; scripts beside each other are fine', () => {
    for (const name of ['Mіna Haddad', 'Dіsnеу', 'Νikos', 'Pаblо the 2nd'])
      expect(() => requireName(name, true), name).toThrow(expect.objectContaining({ code: 'account.mixed_name' }))
    for (const name of ['Mina Хаддад', 'مينا Haddad', 'Совушка', 'Ποπη', '猫のMika', 'Zoë & Łukasz'])
      expect(requireName(name, false)).toBe(name)
  })

  test('only the shop’s own people may be called so', () => {
    expect(() => requireName('Mulsaq Support', false)).toThrow(
      expect.objectContaining({ code: 'account.borrowed_name' }),
    )
    expect(requireName('Mulsaq Support', true)).toBe('Mulsaq Support')
  })

  test('whoever has a handle keeps it, reserved or not', () => {
    expect(requireHandle('admin', 'admin')).toBe('admin')
    expect(() => requireHandle('admin', 'mina')).toThrow(expect.objectContaining({ code: 'account.handle_taken' }))
    expect(() => requireHandle('m', 'mina')).toThrow(expect.objectContaining({ code: 'account.bad_handle' }))
  })

  test('a bio is counted as it is read', () => {
    expect(requireBio('👩‍🎨'.repeat(300))).toHaveLength(300 * '👩‍🎨'.length)
    expect(() => requireBio('a'.repeat(301))).toThrow(
      expect.objectContaining({ params: { characters: 301, max: 300 } }),
    )
  })

  test('links are web addresses', () => {
    expect(requireLinks('example.com/mina\n\nhttp://mina.example')).toEqual([
      'https://example.com/mina',
      'http://mina.example/',
    ])
    expect(() => requireLinks('a.example\n'.repeat(6))).toThrow(
      expect.objectContaining({ params: { count: 6, max: 5 } }),
    )
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'https://mulsaq.example@evil.example',
    'file:///etc/passwd',
    'https://',
    'nothing',
    `https://example.com/${'a'.repeat(200)}`,
  ])('%s is not one', (link) =>
    expect(() => requireLinks(link)).toThrow(expect.objectContaining({ code: 'account.bad_link' })),
  )
})
