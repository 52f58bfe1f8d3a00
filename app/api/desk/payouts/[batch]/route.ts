import { answerPrivateFile, CSV } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { exportBatch } from '@/modules/payouts/hand-over'

const TYPES = { csv: CSV, xml: 'application/xml; charset=utf-8' }

/** A batch of payouts as a file for a bank (`?format=xml`, ISO 20022) or for a person (`csv`). */
export async function GET(request: Request, { params }: { params: Promise<{ batch: string }> }) {
  const { batch } = await params
  const format = new URL(request.url).searchParams.get('format') === 'xml' ? 'xml' : 'csv'
  const name = `payouts-${batch.replace(/\W/g, '').slice(-8)}.${format}`
  return answerPrivateFile({ name, type: TYPES[format], request }, async () =>
    exportBatch(await currentActor(), batch.slice(0, 60), format),
  )
}
