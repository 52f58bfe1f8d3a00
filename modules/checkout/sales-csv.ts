import { csvCell, csvFile } from '@/core/csv'
import { toDecimal } from '@/core/money'
import type { Sale } from './list-sales'

const HEAD = ['date', 'pack', 'country', 'currency', 'price', 'tax', 'fee', 'your part', 'shares', 'test', 'entry']

/** Sales as a CSV file. */
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
  return csvFile(HEAD, rows)
}
