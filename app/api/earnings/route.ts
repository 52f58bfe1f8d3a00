import { answerPrivateFile, CSV } from '@/infra/private-file'
import { currentActor } from '@/infra/session'
import { exportSales } from '@/modules/checkout/export-sales'
import { readPeriod } from '@/modules/checkout/period'

/** What the asker's sales brought, as a file for a spreadsheet: all of them, or `?from=&to=` of a period, `?pack=`, `?country=`. */
export function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const book = asked.get('book') === 'test' ? 'test' : 'live'
  const [from, to] = [asked.get('from') ?? undefined, asked.get('to') ?? undefined]
  const period = from || to ? readPeriod({ from, to }, new Date()) : undefined
  const filter = {
    book,
    period,
    packId: asked.get('pack') ?? undefined,
    country: asked.get('country') ?? undefined,
  } as const
  const name = period ? `sales-${book}-${period.from}-${period.to}.csv` : `sales-${book}.csv`
  return answerPrivateFile({ name, type: CSV }, async () => exportSales(await currentActor(), filter))
}
