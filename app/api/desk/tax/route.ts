import { answerPrivateFile, CSV } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { exportTax } from '@/modules/checkout/tax-report'

/** Tax by month, country and rate (`?from=2026-10&to=2026-12`), as a file for a spreadsheet. */
export function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? '']
  return answerPrivateFile({ name: `tax-${from}-${to}.csv`, type: CSV }, async () =>
    exportTax(await currentActor(), { from, to }),
  )
}
