import { expect, test } from 'vitest'
import { readIban, writeIban } from './iban'

test('reads an IBAN however it is spaced, and prints it in fours', () => {
  expect(readIban('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
  expect(readIban('SA03-8000-0000-6080-1016-7519')).toBe('SA0380000000608010167519')
  expect(writeIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00')
})

test('every slip of one digit, and every two neighbours swapped, is seen', () => {
  const iban = 'GB82WEST12345698765432'
  expect(readIban(iban)).toBe(iban)
  for (let at = 8; at < iban.length; at += 1) {
    const digit = Number(iban[at])
    expect(readIban(iban.slice(0, at) + ((digit + 1) % 10) + iban.slice(at + 1))).toBeUndefined()
    const [one = '', two = ''] = [iban[at - 1], iban[at]]
    if (one !== two) expect(readIban(iban.slice(0, at - 1) + two + one + iban.slice(at + 1))).toBeUndefined()
  }
  for (const wrong of ['', 'DE', 'DE89', '12345678', 'DE893704004405320130001234567890123456'])
    expect(readIban(wrong)).toBeUndefined()
})
