import { getFormatter, getTranslations } from 'next-intl/server'
import { Table, Td, Th } from '@/ui/table'
import type { TransparencyQuarter } from '../find-transparency'
import { isReason } from '../reasons'
import { tookParts } from './took'

/** One quarter of decisions: how many, how long, what for, and how often the first answer was wrong. */
export async function QuarterReport({ quarter: one }: { quarter: TransparencyQuarter }) {
  const t = await getTranslations('transparency')
  const reasons = await getTranslations('reasons')
  const categories = await getTranslations('report.category')
  const format = await getFormatter()
  const [year = '', quarter = ''] = one.quarter.split('-Q')
  const title = t('quarter', { year, quarter })
  const took = (seconds: number | null | undefined) => {
    if (seconds === null || seconds === undefined) return '–'
    const { key, count } = tookParts(seconds)
    return t(key, { count })
  }
  const { reviews, reportCases, pages, looks, appeals, takedowns, notices, reports } = one
  const received = reports.reduce((sum, { count }) => sum + count, 0)
  const lines = [
    {
      name: t('reviews'),
      count: (reviews?.approved ?? 0) + (reviews?.rejected ?? 0),
      outcome: t('reviewed', { approved: reviews?.approved ?? 0, rejected: reviews?.rejected ?? 0 }),
      times: reviews,
    },
    {
      name: t('reports'),
      count: received,
      outcome: t('reported', {
        cases: reportCases?.opened ?? 0,
        upheld: reportCases?.upheld ?? 0,
        dismissed: reportCases?.dismissed ?? 0,
      }),
      times: reportCases,
    },
    ...(
      [
        ['pages', pages],
        ['looks', looks],
      ] as const
    ).map(([what, cases]) => ({
      name: t(what),
      count: cases?.opened ?? 0,
      outcome: t('pagesDone', { upheld: cases?.upheld ?? 0, dismissed: cases?.dismissed ?? 0 }),
      times: cases,
    })),
    {
      name: t('appeals'),
      count: appeals?.opened ?? 0,
      outcome: t('appealed', { upheld: appeals?.upheld ?? 0, dismissed: appeals?.dismissed ?? 0 }),
      times: appeals,
    },
    {
      name: t('takedowns'),
      count: takedowns?.made ?? 0,
      outcome: t('takenDown', { takenBack: takedowns?.takenBack ?? 0, ended: takedowns?.ended ?? 0 }),
      times: undefined,
    },
    {
      name: t('notices'),
      count: notices?.notices ?? 0,
      outcome: t('noticed', {
        packs: notices?.packs ?? 0,
        accepted: notices?.accepted ?? 0,
        answered: notices?.answered ?? 0,
        restored: notices?.restored ?? 0,
        final: notices?.final ?? 0,
      }),
      times: undefined,
    },
  ]
  return (
    <div className="grid gap-4">
      <h2 className="type-t3">{title}</h2>
      <Table
        label={title}
        head={
          <>
            <Th>{t('what')}</Th>
            <Th end>{t('count')}</Th>
            <Th>{t('outcome')}</Th>
            <Th end>{t('median')}</Th>
            <Th end>{t('most')}</Th>
          </>
        }
      >
        {lines.map(({ name, count, outcome, times }) => (
          <tr key={name}>
            <Td className="strong">{name}</Td>
            <Td end>{format.number(count)}</Td>
            <Td>{outcome}</Td>
            <Td end>{took(times?.median)}</Td>
            <Td end>{took(times?.most)}</Td>
          </tr>
        ))}
      </Table>
      {one.reasons.length > 0 && (
        <Table
          label={`${t('reasons')}: ${title}`}
          head={
            <>
              <Th>{t('reasons')}</Th>
              <Th end>{t('rejections')}</Th>
              <Th end>{t('takedowns')}</Th>
            </>
          }
        >
          {one.reasons.map(({ reason, rejections, takedowns }) => (
            <tr key={reason}>
              <Td>
                {isReason(reason) && reasons(`${reason}.name`)} <bdi className="type-code text-ink-3">{reason}</bdi>
              </Td>
              <Td end>{format.number(rejections)}</Td>
              <Td end>{format.number(takedowns)}</Td>
            </tr>
          ))}
        </Table>
      )}
      {reports.length > 0 && (
        <p className="text-ink-2">
          {t('reportedFor')}{' '}
          {format.list(
            reports.map(({ category, count }) =>
              t('categoryCount', {
                name: categories.has(`${category}.name`) ? categories(`${category}.name`) : category,
                count,
              }),
            ),
            { type: 'unit' },
          )}
        </p>
      )}
    </div>
  )
}
