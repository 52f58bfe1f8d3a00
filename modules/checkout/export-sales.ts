import type { Actor } from '@/core/actor'
import type { Book } from '@/modules/ledger/chart'
import { listSales, type Sale, type SalesFilter } from './list-sales'
import { salesCsv } from './sales-csv'

const STEP = 1_000

/** Every sale of a book that this person has a part in, or those of a period, a pack or a country, newest first, as a CSV file. */
export async function exportSales(actor: Actor, filter: SalesFilter & { book: Book }): Promise<string> {
  const sales: Sale[] = []
  for (let before: string | undefined; ;) {
    const page = await listSales(actor, { ...filter, before, take: STEP })
    sales.push(...page.sales)
    if (!page.next) return salesCsv(sales)
    before = page.next
  }
}
