import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { listSales, type Sale } from '@/modules/checkout/list-sales'
import { salesCsv } from '@/modules/checkout/sales-csv'

/** More rows than this is a matter for a report, not for a download in a browser. */
const MOST = 20_000

/** One's own sales as a file for a spreadsheet. */
export async function GET() {
  try {
    const actor = await currentActor()
    const all: Sale[] = []
    for (let before: string | undefined; all.length < MOST;) {
      const { sales, next } = await listSales(actor, before, 1_000)
      all.push(...sales)
      if (!next) break
      before = next
    }
    return new Response(salesCsv(all), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="sales.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.code, { status: error.status })
    throw error
  }
}
