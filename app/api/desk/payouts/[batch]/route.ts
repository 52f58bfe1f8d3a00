import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { exportBatch } from '@/modules/payouts/hand-over'

const TYPES = { csv: 'text/csv; charset=utf-8', xml: 'application/xml; charset=utf-8' }

/** A batch of payouts as a file for a bank (`?format=xml`, ISO 20022) or for a person (`csv`). */
export async function GET(request: Request, { params }: { params: Promise<{ batch: string }> }) {
  const { batch } = await params
  const format = new URL(request.url).searchParams.get('format') === 'xml' ? 'xml' : 'csv'
  try {
    const file = await exportBatch(await currentActor(), batch.slice(0, 60), format)
    return new Response(file, {
      headers: {
        'Content-Type': TYPES[format],
        'Content-Disposition': `attachment; filename="payouts-${batch.replace(/\W/g, '').slice(-8)}.${format}"`,
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
