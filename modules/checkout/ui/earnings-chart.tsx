import { getFormatter, getTranslations } from 'next-intl/server'
import { money } from '@/core/money'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import type { Earnings } from '../find-earnings'
import { daysOf, type Period } from '../period'
import { Figure, type SalesHref } from './figure'

const FILLS = ['fill-accent', 'fill-accent-mid', 'fill-line-strong']
const GROUNDS = ['bg-accent', 'bg-accent-mid', 'bg-line-strong']
/** Packs with a colour of their own; all others are one series, last. */
const NAMED = 2

/** Bars by day, stacked by pack, and the same as a table behind it. Lengths are only drawn: the figures are in the table. */
export async function EarningsChart({
  earnings: { packs, slots, total, currency },
  salesHref,
}: {
  earnings: Earnings
  salesHref: SalesHref
}) {
  const t = await getTranslations('earnings.chart')
  const format = await getFormatter()
  const byMonth = slots.some(({ from, to }) => from !== to)
  const name = ({ from }: Period) =>
    format.dateTime(
      new Date(from),
      byMonth
        ? { month: 'short', year: 'numeric', timeZone: 'UTC' }
        : { day: 'numeric', month: 'short', timeZone: 'UTC' },
    )
  const days = daysOf({ from: slots[0]?.from ?? '', to: slots.at(-1)?.to ?? '' })
  const named = packs.slice(0, packs.length === NAMED + 1 ? NAMED + 1 : NAMED)
  const others = packs.length - named.length
  const series = [...named.map((pack) => pack.title), ...(others > 0 ? [t('others', { count: others })] : [])]
  const stacks = slots.map(({ parts }) => {
    const minor = parts.map((part) => part.minor)
    return [
      ...minor.slice(0, named.length),
      ...(others > 0 ? [minor.slice(named.length).reduce((sum, part) => sum + part, 0n)] : []),
    ]
  })
  const top = roundUp(slots.reduce((most, { total: { minor } }) => (minor > most ? minor : most), 0n))
  const share = (minor: bigint) => Number((minor * 10_000n) / top) / 100

  return (
    <section className="border-line bg-sheet shadow-e1 rounded-l border p-5 md:p-7">
      <h2 className="type-t4">
        {t.rich('title', {
          days,
          amount: formatPrice(total),
          ...inPrice,
        })}
      </h2>
      {series.length > 0 && (
        <ul className="type-small mt-2.5 flex flex-wrap gap-x-5 gap-y-1.5">
          {series.map((title, index) => (
            <li key={title} className="flex min-w-0 items-center gap-2">
              <span aria-hidden className={`size-2.5 shrink-0 rounded-[3px] ${GROUNDS[index] ?? ''}`} />
              <bdi className="min-w-0 truncate">{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div aria-hidden className="figures mt-6 grid grid-cols-[auto_1fr] gap-x-3">
        <div className="type-least text-ink-3 relative h-48 min-w-9 text-end">
          <span className="invisible">{formatPrice(money(top, currency), true)}</span>
          {[0n, 1n, 2n].map((step) => (
            <span key={step} className="absolute end-0 -translate-y-1/2" style={{ top: `${50 * Number(2n - step)}%` }}>
              {step === 0n ? '0' : <Price of={money((top * step) / 2n, currency)} short />}
            </span>
          ))}
        </div>
        <div className="border-line relative h-48 border-b">
          <div className="border-line absolute inset-x-0 top-0 border-t" />
          <div className="border-line absolute inset-x-0 top-1/2 border-t" />
          <svg
            viewBox={`0 0 ${slots.length} 100`}
            preserveAspectRatio="none"
            className="flips absolute inset-0 size-full overflow-visible"
          >
            {slots.map((one, index) => {
              let below = 0
              return (
                <g key={one.from}>
                  <title>{`${name(one)}: ${formatPrice(one.total)}`}</title>
                  <rect x={index} y="0" width="1" height="100" fill="transparent" />
                  {(stacks[index] ?? []).map((minor, part) => {
                    if (minor <= 0n) return null
                    const height = share(minor)
                    below += height
                    return (
                      <rect
                        key={series[part]}
                        x={index + 0.09}
                        y={100 - below}
                        width="0.82"
                        height={height}
                        strokeWidth="1.5"
                        vectorEffect="non-scaling-stroke"
                        className={`stroke-sheet ${FILLS[part] ?? ''}`}
                      />
                    )
                  })}
                </g>
              )
            })}
          </svg>
        </div>
        <div className="type-least text-ink-3 col-start-2 mt-2.5 flex justify-between">
          {ticks(slots.length).map((index) => {
            const slot = slots[index]
            return slot && <span key={index}>{name(slot)}</span>
          })}
        </div>
      </div>
      <details className="mt-4">
        <summary className="link type-small inline-flex min-h-11 items-center">{t('asTable')}</summary>
        <div className="mt-2">
          <Table
            label={t('table')}
            head={
              <>
                <Th>{t(byMonth ? 'month' : 'day')}</Th>
                <Th end>{t('sales')}</Th>
                {series.map((title) => (
                  <Th key={title} end>
                    <bdi>{title}</bdi>
                  </Th>
                ))}
                <Th end>{t('total')}</Th>
              </>
            }
          >
            {slots.map((one, index) => (
              <tr key={one.from}>
                <Td className="whitespace-nowrap">{name(one)}</Td>
                <Td end>{format.number(one.sales)}</Td>
                {(stacks[index] ?? []).map((minor, part) => {
                  const pack = named[part]
                  return (
                    <Td key={series[part]} end>
                      <Figure
                        of={money(minor, currency)}
                        href={pack ? salesHref({ ...one, packId: pack.packId }) : undefined}
                      />
                    </Td>
                  )
                })}
                <Td end className="strong">
                  <Figure of={one.total} href={salesHref(one)} />
                </Td>
              </tr>
            ))}
          </Table>
        </div>
      </details>
    </section>
  )
}

/** Which of so many bars are named: the first, the last, and some between. */
function ticks(bars: number): number[] {
  return [...new Set([0, 1, 2, 3].map((third) => Math.round(((bars - 1) * third) / 3)))]
}

/** The next amount that reads well at the top of an axis and halves evenly: 2, 4, 6, 8 or 10 times a power of ten. */
function roundUp(minor: bigint): bigint {
  let unit = 100n
  while (unit * 10n < minor) unit *= 10n
  return [2n, 4n, 6n, 8n, 10n].map((step) => step * unit).find((step) => step >= minor) ?? unit * 10n
}
