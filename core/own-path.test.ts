import { describe, expect, test } from 'vitest'
import { ownPath } from './own-path'

describe('ownPath', () => {
  test.each(['/', '/library', '/ar/packs/sleepy-foxes?from=mail#stickers', '/search?q=%F0%9F%A6%8A', '/a//b'])(
    'keeps %s',
    (path) => expect(ownPath(path)).toBe(path),
  )

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/library\r\nSet-Cookie: a=b',
    'https://evil.example/library',
    'http:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'library',
    '',
    ' /library',
    '/api/auth/sign-out',
    '/\u2028/evil.example',
    `/${'a'.repeat(600)}`,
    undefined,
    null,
    ['/library'],
    { toString: () => '/library' },
  ])('sends %j home', (path) => expect(ownPath(path)).toBe('/'))

  test('says where home is', () => expect(ownPath('//evil.example', '/ar')).toBe('/ar'))
})
