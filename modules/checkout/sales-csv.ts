import { toDecimal } from '@/core/money'
import type { Sale } from './list-sales'

const HEAD = ['date', 'pack', 'country', 'currency', 'price', 'tax', 'fee', 'your part', 'shares', 'test', 'entry']

/**
 * A cell that no spreadsheet takes for a formula: text beginning with one of = + - @ or a control character is led by
 * an apostrophe, and everything is quoted. Amounts are ours, and stay numbers.
 */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Sales as a CSV file (RFC 4180, with a mark that tells spreadsheets it is UTF-8). */
export function salesCsv(sales: readonly Sale[]): string {
  const rows = sales.map((sale) => [
    csvCell(sale.at.toISOString()),
    csvCell(sale.title),
    csvCell(sale.country),
    csvCell(sale.gross.currency),
    ...[sale.gross, sale.tax, sale.fee, sale.mine].map(toDecimal),
    csvCell(sale.shares.map((share) => `${share.name} ${toDecimal(share.amount)}`).join('; ')),
    csvCell(sale.test ? 'test' : ''),
    csvCell(sale.entryId),
  ])
  return `\uFEFF${[HEAD.map(csvCell), ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
