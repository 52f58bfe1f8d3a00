import { createHash } from 'node:crypto'
import { cleanLine, clip } from '@/core/text'
import { fromDecimal } from '@/core/money'
import { readReferenceIn } from './reference'
import * as refusals from './refusals'

export const DAY_FORMS = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const
export type DayForm = (typeof DAY_FORMS)[number]

/** Which column of a bank's file says what. */
export interface BankColumns {
  day: string
  amount: string
  text: string
  /** Some banks write who paid in a column of its own; empty when not. */
  payer: string
  dayForm: DayForm
  decimal: ',' | '.'
}

export interface BankLine {
  hash: string
  /** `2026-11-28`. */
  day: string
  minor: bigint
  currency: string
  payer: string
  text: string
  ref: string | undefined
}

/** Lines a file may have: a year of a busy account. */
export const MOST_LINES = 20_000

/** The bytes of a file as text: UTF-8 with or without its mark, else the letters of Windows, which banks still write. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Rows of cells. Quotes as in RFC 4180; a cell may hold line breaks; blank rows are left out. */
export function readRows(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let [row, cell, quoted, wasQuoted] = [[] as string[], '', false, false]
  const endCell = () => {
    row.push(cell)
    ;[cell, wasQuoted] = ['', false]
  }
  const endRow = () => {
    endCell()
    if (row.some((value) => value.trim() !== '')) rows.push(row)
    row = []
  }
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '' && !wasQuoted) [quoted, wasQuoted] = [true, true]
    else if (letter === separator) endCell()
    else if (letter === '\n' || letter === '\r') endRow()
    else cell += letter
  }
  endRow()
  return rows
}

/** Files call their own separator nothing; it is the one by which the named columns are found in one row. */
const SEPARATORS = [';', ',', '\t']

/**
 * Read a bank's file. What stands above the row of column names (account, period) is passed over.
 * @throws Refusal `payments.bank_columns`, `payments.bank_line`, `payments.bank_too_long` (422), each with what was found
 */
export function readBankFile(text: string, columns: BankColumns, currency: string): BankLine[] {
  const { rows, at } = findHead(text, columns)
  if (rows.length > MOST_LINES) throw refusals.bankTooLong(rows.length, MOST_LINES)
  const turns = new Map<string, number>()
  return rows.flatMap((row, index): BankLine[] => {
    const cell = (column: number) => clip(cleanLine(row[column] ?? ''), 500)
    const [writtenDay, writtenAmount] = [cell(at.day), cell(at.amount)]
    // The line of totals under some banks' lists has an amount and no day.
    if (writtenDay === '' && index === rows.length - 1) return []
    const day = readDay(writtenDay, columns.dayForm)
    if (!day) throw refusals.bankLine(index + 1, 'day', writtenDay, columns.dayForm)
    const minor = readAmount(writtenAmount, columns.decimal, currency)
    if (minor === undefined) throw refusals.bankLine(index + 1, 'amount', writtenAmount, columns.decimal)
    if (minor === 0n) return []
    const said = { day, minor, currency, payer: at.payer === undefined ? '' : cell(at.payer), text: cell(at.text) }
    const words = JSON.stringify([day, minor.toString(), currency, said.payer, said.text])
    const turn = (turns.get(words) ?? 0) + 1
    turns.set(words, turn)
    const hash = createHash('sha256').update(`${words} ${turn}`).digest('hex')
    return [{ hash, ...said, ref: readReferenceIn(said.text) ?? readReferenceIn(said.payer) }]
  })
}

function findHead(text: string, { day, amount, text: words, payer }: BankColumns) {
  const same = (one: string) => cleanLine(one).toLowerCase()
  let nearest: string[] = []
  for (const separator of SEPARATORS) {
    const rows = readRows(text, separator)
    for (const [index, row] of rows.slice(0, 40).entries()) {
      const names = row.map(same)
      const column = (name: string) => names.indexOf(same(name))
      const at = { day: column(day), amount: column(amount), text: column(words) }
      const its = payer.trim() === '' ? undefined : column(payer)
      if (Object.values(at).every((place) => place >= 0) && its !== -1)
        return { rows: rows.slice(index + 1), at: { ...at, payer: its } }
      if (row.length > nearest.length) nearest = row.map((name) => clip(cleanLine(name), 40))
    }
  }
  throw refusals.bankColumns(nearest.filter((name) => name !== '').slice(0, 30))
}

function readDay(written: string, form: DayForm): string | undefined {
  const parts = written.split(/[-./]/)
  const place = (letters: string) => form.split(/[-./]/).indexOf(letters)
  const [year = '', month = '', day = ''] = ['YYYY', 'MM', 'DD'].map((letters) => parts[place(letters)] ?? '')
  if (parts.length !== 3 || !/^(\d{2}|\d{4})$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day))
    return undefined
  const text = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${text}T00:00:00Z`)
  // The 30th of February would become the 2nd of March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : undefined
}

function readAmount(written: string, decimal: ',' | '.', currency: string): bigint | undefined {
  const thousands = decimal === ',' ? /[.'\s]/g : /[,'\s]/g
  const match = /^([+\-\u2212]?)([\d.,'\s]+)(-?)$/.exec(written.replace(/^(\D*?)[A-Z]{3} ?| ?[A-Z]{3}$/g, '$1').trim())
  if (!match) return undefined
  const [, sign = '', figures = '', after = ''] = match
  const amount = fromDecimal(figures.replace(thousands, '').replace(decimal, '.'), currency)
  if (!amount) return undefined
  return (sign !== '' && sign !== '+') || after === '-' ? -amount.minor : amount.minor
}
