import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { exportSales } from '@/modules/checkout/export-sales'

/** What the asker's sales brought, as a file for a spreadsheet. */
export async function GET(request: Request) {
  const book = new URL(request.url).searchParams.get('book') === 'test' ? 'test' : 'live'
  try {
    const csv = await exportSales(await currentActor(), book)
    return new Response(csv, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="sales-${book}.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof Refusal)
      return new Response(error.message, { status: error.status, headers: { 'Cache-Control': 'private, no-store' } })
    throw error
  }
}
