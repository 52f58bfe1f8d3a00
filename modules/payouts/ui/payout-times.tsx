import { getFormatter, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/ui/empty-state'
import { Table, Td, Th } from '@/ui/table'
import type { PayoutTimes as Times } from '../find-payout-times'

const HOUR = 3_600
const DAY = 86_400

/** How payouts really went, for everyone: in all, by month, and how often they were stopped and why. */
export async function PayoutTimes({ times: { all, months, waiting, freezes } }: { times: Times }) {
  const t = await getTranslations('figures')
  const reasons = await getTranslations('payouts.freezeReasons')
  const format = await getFormatter()
  const took = (seconds: number | null) =>
    seconds === null
      ? '–'
      : seconds < 2 * DAY
        ? t('hours', { hours: Math.max(1, Math.ceil(seconds / HOUR)) })
        : t('days', { days: Math.ceil((seconds * 10) / DAY) / 10 })
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : format.number(part / whole, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <section aria-labelledby="really" className="grid gap-5">
      <div>
        <h2 id="really" className="type-t3">
          {t('really.title')}
        </h2>
        <p className="text-ink-2 mt-1.5 max-w-[68ch]">{t('really.words')}</p>
      </div>
      {all ? (
        <>
          <dl className="grid grid-cols-2 gap-5 md:grid-cols-5">
            <Figure name={t('really.median')} value={took(all.median)} />
            <Figure name={t('really.most')} value={took(all.most)} />
            <Figure name={t('really.late')} value={share(all.late, all.late + all.kept)} bad={all.late > 0} />
            <Figure name={t('really.returned')} value={format.number(all.returned)} />
            <Figure name={t('really.waiting')} value={waiting.count > 0 ? took(waiting.longest) : t('really.nobody')} />
          </dl>
          <Table
            label={t('months.title')}
            head={
              <>
                <Th>{t('months.month')}</Th>
                <Th end>{t('months.paid')}</Th>
                <Th end>{t('months.median')}</Th>
                <Th end>{t('months.most')}</Th>
                <Th end>{t('months.late')}</Th>
                <Th end>{t('months.returned')}</Th>
                <Th end>{t('months.failed')}</Th>
              </>
            }
          >
            {months.map((row) => (
              <tr key={row.month}>
                <Td className="whitespace-nowrap">
                  {format.dateTime(new Date(`${row.month}-01`), { year: 'numeric', month: 'long', timeZone: 'UTC' })}
                </Td>
                <Td end>{format.number(row.paid)}</Td>
                <Td end>{took(row.median)}</Td>
                <Td end>{took(row.most)}</Td>
                <Td end className={row.late > 0 ? 'strong text-bad' : undefined}>
                  {t('months.lateOf', { late: row.late, share: share(row.late, row.late + row.kept) })}
                </Td>
                <Td end>{format.number(row.returned)}</Td>
                <Td end>{format.number(row.failed)}</Td>
              </tr>
            ))}
          </Table>
        </>
      ) : (
        <EmptyState title={t('none')}>
          {waiting.count > 0 ? t('noneYet', { count: waiting.count, longest: took(waiting.longest) }) : t('noneWords')}
        </EmptyState>
      )}
      <h3 className="type-t4 mt-3">{t('freezes.title')}</h3>
      {freezes.length === 0 ? (
        <p className="text-ink-2">{t('freezes.none')}</p>
      ) : (
        <Table
          label={t('freezes.title')}
          head={
            <>
              <Th>{t('freezes.reason')}</Th>
              <Th end>{t('freezes.set')}</Th>
              <Th end>{t('freezes.inForce')}</Th>
            </>
          }
        >
          {freezes.map(({ reason, set, inForce }) => (
            <tr key={reason}>
              <Td className="first-letter:uppercase">{reasons(reason)}</Td>
              <Td end>{format.number(set)}</Td>
              <Td end>{format.number(inForce)}</Td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

function Figure({ name, value, bad = false }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className="bg-well flex flex-col-reverse justify-end gap-1 rounded-l px-5 py-4 last:max-md:col-span-2">
      <dt className="text-ink-2 type-small">{name}</dt>
      <dd className={`type-t4 ${bad ? 'text-bad' : ''}`}>
        <bdi>{value}</bdi>
      </dd>
    </div>
  )
}
