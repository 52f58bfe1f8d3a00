import { answerPrivateFile, CSV } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { exportSales } from '@/modules/checkout/export-sales'

/** What the asker's sales brought, as a file for a spreadsheet. */
export function GET(request: Request) {
  const book = new URL(request.url).searchParams.get('book') === 'test' ? 'test' : 'live'
  return answerPrivateFile({ name: `sales-${book}.csv`, type: CSV }, async () =>
    exportSales(await currentActor(), book),
  )
}
