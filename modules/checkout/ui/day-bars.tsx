import { getFormatter, getTranslations } from 'next-intl/server'
import { money } from '@/core/money'
import { formatPrice } from '@/ui/price'
import type { Day } from '../find-earnings'

const WIDTH = 960
const HEIGHT = 230
const LEFT = 64
const BOTTOM = 34

/** A round amount at or above the largest day, cut in three by lines one can read. */
function scaleOf(days: readonly Day[]): bigint {
  const most = days.reduce((best, day) => (day.earned.minor > best ? day.earned.minor : best), 0n)
  let unit = 1n
  for (let steps = [2n, 5n, 10n]; unit * 3n < most;) {
    const step = steps.find((factor) => unit * factor * 3n >= most)
    if (step) unit *= step
    else {
      unit *= 10n
      steps = [2n, 5n, 10n]
    }
  }
  return unit * 3n
}

/** Earnings as bars, a day each, drawn on the server. The figures are in the bars' titles and in the table below. */
export async function DayBars({ days }: { days: readonly Day[] }) {
  const t = await getTranslations('earnings')
  const format = await getFormatter()
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const currency = days[0]?.earned.currency ?? 'USD'
  const top = scaleOf(days)
  const step = (WIDTH - LEFT) / Math.max(days.length, 1)
  // Only drawn: heights may be rounded, the figures never are.
  const heightOf = (minor: bigint) => Number((minor * 10_000n) / top) * (HEIGHT / 10_000)
  const best = days.reduce<Day | undefined>(
    (most, day) => (day.earned.minor > (most?.earned.minor ?? 0n) ? day : most),
    undefined,
  )
  const label = best ? t('best', { day: date(best.day), amount: formatPrice(best.earned) }) : t('noneYet')
  const every = Math.ceil(days.length / 6)

  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + BOTTOM + 10}`}
        role="img"
        aria-label={`${t('chart')}. ${label}`}
        className="w-full"
        direction="ltr"
      >
        {[0n, 1n, 2n, 3n].map((third) => {
          const y = 10 + HEIGHT - (Number(third) * HEIGHT) / 3
          return (
            <g key={third.toString()}>
              <line x1={LEFT} x2={WIDTH} y1={y} y2={y} className="stroke-line" />
              <text x={LEFT - 10} y={y + 4} textAnchor="end" className="fill-ink-3 text-[13px]">
                {formatPrice(money((top / 3n) * third, currency), true)}
              </text>
            </g>
          )
        })}
        {days.map((day, index) => {
          const height = day.earned.minor > 0n ? Math.max(heightOf(day.earned.minor), 2) : 0
          const x = LEFT + index * step + step * 0.12
          const shown = index % every === 0 || index === days.length - 1
          return (
            <g key={day.day}>
              {height > 0 && (
                <rect
                  x={x}
                  y={10 + HEIGHT - height}
                  width={step * 0.76}
                  height={height}
                  rx={Math.min(5, step * 0.2)}
                  className="fill-accent"
                >
                  <title>{t('day', { day: date(day.day), amount: formatPrice(day.earned), sales: day.sales })}</title>
                </rect>
              )}
              {shown && (
                <text
                  x={x + step * 0.38}
                  y={HEIGHT + BOTTOM}
                  textAnchor={index === days.length - 1 ? 'end' : 'middle'}
                  className="fill-ink-3 text-[13px]"
                >
                  {date(day.day)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
