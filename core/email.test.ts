import { describe, expect, test } from 'vitest'
import { mailboxOf, normalizeEmail } from './email'

describe('normalizeEmail', () => {
  test.each([
    ['mina@example.com', 'mina@example.com'],
    ['  Mina.Haddad+Shop@Example.COM ', 'mina.haddad+shop@example.com'],
    ['mina＠example.com', 'mina@example.com'],
    ['ｍｉｎａ@example.com', 'mina@example.com'],
    ["o'neil@mail.example", "o'neil@mail.example"],
    ['mina@münchen.example', 'mina@xn--mnchen-3ya.example'],
    ['mina@مثال.إختبار', 'mina@xn--mgbh0fb.xn--kgbechtv'],
  ])('reads %j as one address', (typed, address) => expect(normalizeEmail(typed)).toBe(address))

  test.each([
    '',
    'mina',
    '@example.com',
    'mina@',
    'mina@localhost',
    'mina@example.com,evil@evil.example',
    'mina,evil@evil.example',
    'mina@example.com;evil@evil.example',
    'mina@example.com evil@evil.example',
    'a@b@example.com',
    'mina@example.com\nBcc: evil@evil.example',
    'mina\r\n@example.com',
    'mina@exa\nmple.com',
    '"mina"@example.com',
    'Mina <mina@example.com>',
    '<b>mina</b>@example.com',
    'mina@<b>example.com',
    'mina@[127.0.0.1]',
    'mina@127.0.0.1',
    'mina@example.com:25',
    'mina@example.com/path',
    'mina@example..com',
    '.mina@example.com',
    'mina@-example.com',
    'mina@example.c',
    `${'a'.repeat(65)}@example.com`,
    `mina@${'a.'.repeat(130)}com`,
    'a'.repeat(100_000),
  ])('refuses %j', (typed) => expect(normalizeEmail(typed)).toBeUndefined())

  test('what it returns it returns again', () => {
    const once = normalizeEmail('Mina@MÜNCHEN.example') ?? ''
    expect(normalizeEmail(once)).toBe(once)
  })
})

test('a mailbox is the same however its address is varied', () => {
  expect(mailboxOf('mina+cards1@example.com')).toBe('mina@example.com')
  expect(mailboxOf('m.i.na+x@googlemail.com')).toBe(mailboxOf('mina@gmail.com'))
  expect(mailboxOf('m.ina@example.com')).not.toBe(mailboxOf('mina@example.com'))
})
