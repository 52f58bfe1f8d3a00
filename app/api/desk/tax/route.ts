import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { exportTax } from '@/modules/checkout/tax-report'

/** Tax by month, country and rate (`?from=2026-10&to=2026-12`), as a file for a spreadsheet. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? '']
  try {
    return new Response(await exportTax(await currentActor(), { from, to }), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="tax-${from}-${to}.csv"`,
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
