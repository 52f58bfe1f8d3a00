import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { money, sum } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import type { PayoutsView } from '../find-payable'

/** What leaves on the next payout day, line by line, and why it is not more. */
export async function PayoutSchedule({ view }: { view: PayoutsView }) {
  const t = await getTranslations('payouts.schedule')
  const format = await getFormatter()
  const { statement, least, nextDay, open, freeze } = view
  // What is asked for after a freeze leaves on another day.
  const stopped = freeze && freeze.until > nextDay ? freeze : undefined
  const down = statement.stopped.map(({ amount }) => amount)
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <section aria-labelledby="schedule" className="grid gap-4">
      <h2 id="schedule" className="type-t3">
        {t('title')}
      </h2>
      <p className="text-ink-2 max-w-[68ch]">
        {t.rich('words', { ...inPrice, day: day(nextDay), least: formatPrice(least) })}
      </p>
      <dl className="border-line bg-sheet shadow-e1 figures rounded-l border px-6 py-3">
        <Line name={t('available')} amount={<Price of={statement.available} />} />
        {statement.owed.minor < 0n && <Line name={t('owed')} amount={<Price of={statement.owed} />} />}
        {down.length > 0 && (
          <Line
            name={
              <a href="#stopped" className="link">
                {t('down')}
              </a>
            }
            amount={<Price of={money(-sum(down, statement.payable.currency).minor, statement.payable.currency)} />}
          />
        )}
        {stopped && (
          <Line
            name={t('stopped', { day: day(stopped.until) })}
            amount={<Price of={money(-statement.payable.minor, statement.payable.currency)} />}
          />
        )}
        <Line
          name={t('payable', { day: day(nextDay) })}
          amount={<Price of={stopped ? money(0n, statement.payable.currency) : statement.payable} />}
          strong
        />
        {open && <Line name={t('underWay', { day: day(open.dueOn) })} amount={<Price of={open.amount} />} />}
        <Line name={t('pending')} amount={<Price of={statement.pending} />} quiet />
        <Line name={t('held')} amount={<Price of={statement.held} />} quiet />
      </dl>
      {statement.payable.minor < 0n && <p className="text-ink-2">{t('debt')}</p>}
    </section>
  )
}

function Line({
  name,
  amount,
  strong = false,
  quiet = false,
}: {
  name: ReactNode
  amount: ReactNode
  strong?: boolean
  quiet?: boolean
}) {
  return (
    <div
      className={`border-line flex items-baseline justify-between gap-6 border-t py-3 first:border-0 ${strong ? 'strong' : ''} ${quiet ? 'text-ink-2' : ''}`}
    >
      <dt>{name}</dt>
      <dd className="whitespace-nowrap">{amount}</dd>
    </div>
  )
}

/** What waits out the hold, by the day it becomes available; each amount leads to the sales of its day. */
export async function Releases({ view, locale }: { view: PayoutsView; locale: Locale }) {
  const t = await getTranslations('payouts.releases')
  const format = await getFormatter()
  const { releases } = view.statement
  if (releases.length === 0) return null
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <div className="grid gap-4">
      <h2 className="type-t4">{t('title')}</h2>
      <Table
        label={t('title')}
        head={
          <>
            <Th>{t('sold')}</Th>
            <Th>{t('free')}</Th>
            <Th end>{t('amount')}</Th>
          </>
        }
      >
        {releases.map((release) => (
          <tr key={release.day}>
            <Td className="whitespace-nowrap">{day(new Date(release.day))}</Td>
            <Td className="whitespace-nowrap">{day(release.at)}</Td>
            <Td end>
              <Link
                prefetch={false}
                href={localHref(locale, `/studio/earnings?book=live&from=${release.day}&to=${release.day}#sales`)}
                className="link inline-flex min-h-11 items-center"
              >
                <Price of={release.amount} />
              </Link>
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
