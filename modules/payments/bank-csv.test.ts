import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BankColumns, DAY_FORMS, decode, readBankFile, readRows } from './bank-csv'
import { newReference, readReferenceIn } from './reference'

const columns: BankColumns = {
  day: 'Buchungstag',
  amount: 'Betrag',
  text: 'Verwendungszweck',
  payer: 'Auftraggeber',
  dayForm: 'DD.MM.YYYY',
  decimal: ',',
}
const HEAD = 'Buchungstag;Auftraggeber;Verwendungszweck;Betrag'
const read = (...lines: string[]) => readBankFile([HEAD, ...lines].join('\r\n'), columns, 'EUR')

describe('a file of a bank', () => {
  test('gives its lines: days, amounts with thousands, words, and the reference in them', () => {
    const ref = newReference()
    expect(read(`28.11.2026;Ida Öz;"Sticker; ${ref.toLowerCase().replaceAll('-', ' ')}";1.234,50`)).toEqual([
      {
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        day: '2026-11-28',
        minor: 123_450n,
        currency: 'EUR',
        payer: 'Ida Öz',
        text: `Sticker; ${ref.toLowerCase().replaceAll('-', ' ')}`,
        ref,
      },
    ])
  })

  test('may begin with words about the account and end with a total', () => {
    const text = `Konto;DE00\n\nZeitraum;November\n${HEAD}\n28.11.2026;A;b;-4,00\n;;Saldo;100,00\n`
    expect(readBankFile(text, columns, 'EUR').map(({ minor }) => minor)).toEqual([-400n])
  })

  test('may be in the letters of Windows', () => {
    const bytes = Buffer.from(`${HEAD}\n28.11.2026;Zo\u00EB;b;1,00`, 'latin1')
    expect(readBankFile(decode(bytes), columns, 'EUR')[0]?.payer).toBe('Zo\u00EB')
  })

  test('says which columns it has when it has not the named ones', () => {
    expect(() => readBankFile('Date;Amount\n1;2', columns, 'EUR')).toThrow('It has: Date, Amount.')
  })

  test('is not read at all when one line is not what it should be', () => {
    expect(() => read('28.11.2026;A;b;1,00', '30.02.2026;A;b;1,00', '28.11.2026;A;b;1,00')).toThrow('Line 2')
    expect(() => read('28.11.2026;A;b;1,005', '28.11.2026;A;b;1,00')).toThrow('“1,005” is no amount')
    expect(() => read('2026-11-28;A;b;1,00', '28.11.2026;A;b;1,00')).toThrow('is no day (DD.MM.YYYY)')
  })

  test('twice the same line is two transfers; the same file again has the same two', () => {
    const line = '28.11.2026;A;b;1,00'
    const hashes = read(line, line).map(({ hash }) => hash)
    expect(new Set(hashes).size).toBe(2)
    expect(read(line, '29.11.2026;C;d;2,00', line).map(({ hash }) => hash)).toEqual(expect.arrayContaining(hashes))
  })
})

test('two references in one text are none', () => {
  expect(readReferenceIn(`for ${newReference()} and ${newReference()}`)).toBeUndefined()
  const one = newReference()
  expect(readReferenceIn(`for ${one}, again ${one}`)).toBe(one)
})

const cell = fc.string({ unit: 'grapheme', maxLength: 30 })
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test('whatever cells are written comes back, by any separator and line ending', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(';', ',', '\t'),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, separator, ending) => {
        const text = rows.map((row) => row.map(quoted).join(separator)).join(ending)
        const kept = rows.filter((row) => row.some((value) => value.trim() !== ''))
        expect(readRows(text, separator)).toEqual(kept)
      },
    ),
  )
})

test('whatever a bank writes of a day and an amount is read as what it means, in every form', () => {
  const grouped = (whole: bigint, by: string) => whole.toString().replace(/\B(?=(\d{3})+$)/g, by)
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }).filter((minor) => minor !== 0n),
      fc.constantFrom(...DAY_FORMS),
      fc.constantFrom<',' | '.'>(',', '.'),
      fc.boolean(),
      fc.constantFrom(';', ',', '\t'),
      (date, minor, dayForm, decimal, inGroups, separator) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', its = ''] = day.split('-')
        const writtenDay = dayForm.replace('YYYY', year).replace('MM', month).replace('DD', its)
        const most = minor < 0n ? -minor : minor
        const whole = inGroups ? grouped(most / 100n, decimal === ',' ? '.' : ',') : (most / 100n).toString()
        const amount = `${minor < 0n ? '-' : ''}${whole}${decimal}${(most % 100n).toString().padStart(2, '0')}`
        const text =
          ['day', 'amount', 'text'].join(separator) + '\n' + [writtenDay, amount, 'x'].map(quoted).join(separator)
        const lines = readBankFile(
          text,
          { day: 'Day', amount: 'AMOUNT', text: 'text', payer: '', dayForm, decimal },
          'USD',
        )
        expect(lines.map((line) => [line.day, line.minor])).toEqual([[day, minor]])
      },
    ),
  )
})

test('bytes of any kind are a refusal or lines, never a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const text = `${HEAD}\n${decode(bytes)}`
      try {
        for (const line of readBankFile(text, columns, 'EUR')) expect(line.minor).not.toBe(0n)
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^payments\.bank_/) })
      }
    }),
  )
})
