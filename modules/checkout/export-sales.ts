import type { Actor } from '@/core/actor'
import type { Book } from '@/modules/ledger/chart'
import { listSales, type Sale } from './list-sales'
import { salesCsv } from './sales-csv'

const STEP = 1_000

/** Every sale of a book that this person has a part in, newest first, as a CSV file. */
export async function exportSales(actor: Actor, book: Book): Promise<string> {
  const sales: Sale[] = []
  for (let before: string | undefined; ;) {
    const page = await listSales(actor, { book, before, take: STEP })
    sales.push(...page.sales)
    if (!page.next) return salesCsv(sales)
    before = page.next
  }
}
