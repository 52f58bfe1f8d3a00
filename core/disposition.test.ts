import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from './disposition'

test('an Arabic name is saved as it is, with a plain one for old clients', () => {
  expect(attachment('قطط في اجتماع.zip')).toBe(
    `attachment; filename="download.zip"; filename*=UTF-8''${encodeURIComponent('قطط في اجتماع.zip')}`,
  )
  expect(attachment("Cat's Café (2).wastickers")).toBe(
    `attachment; filename="Cat's Cafe (2).wastickers"; filename*=UTF-8''Cat%27s%20Caf%C3%A9%20%282%29.wastickers`,
  )
})

test('no name is a path, a second header or a direction trick', () => {
  for (const name of [
    '../../etc/passwd',
    '..\\x',
    'a"; x="b',
    'a\r\nSet-Cookie: x=1',
    '\u202egpj.exe',
    '...',
    '',
    '\ud800',
  ])
    expect(attachment(name)).toMatch(/^attachment; filename="[^"\\/\r\n%]+"; filename\*=UTF-8''[A-Za-z0-9.\-_~!%]+$/)
  expect(attachment('../../x.zip')).toContain('filename="x.zip"')
})

test('whatever the name, the header is one line of ASCII of bounded length and decodes again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const header = attachment(name)
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\x21-\x7e]+$/)
      expect(header.length).toBeLessThan(1_600)
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).not.toMatch(/[/\\\p{Cc}]/u)
    }),
  )
})
