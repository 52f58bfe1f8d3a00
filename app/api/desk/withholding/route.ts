import { answerPrivateFile, CSV } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { exportWithholding } from '@/modules/payouts/keep-withholding'

/** What was kept back of payouts in these months (`?from=2026-10&to=2026-12`), as a file for whoever files it. */
export function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const [from, to] = ['from', 'to'].map((name) => (asked.get(name) ?? '').replace(/[^\d-]/g, ''))
  return answerPrivateFile({ name: `withholding-${from}-${to}.csv`, type: CSV, request }, async () =>
    exportWithholding(await currentActor(), { from: from ?? '', to: to ?? '' }),
  )
}
