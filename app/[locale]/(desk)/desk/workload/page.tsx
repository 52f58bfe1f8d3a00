import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { listWorkload } from '@/modules/moderation/list-workload'
import { DayBars } from '@/modules/moderation/ui/day-bars'
import { tookParts } from '@/modules/moderation/ui/took'
import { Table, Td, Th } from '@/ui/table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workload'))('title') }
}

/** What came in, what was decided, how long it took, and by whom: thirty days. */
export default async function WorkloadPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const { days, people } = await asked(locale, listWorkload(await requireSignedIn('/desk/workload')))
  const t = await getTranslations('workload')
  const times = await getTranslations('transparency')
  const format = await getFormatter()
  const took = (seconds: number | null) => {
    if (seconds === null) return '–'
    const { key, count } = tookParts(seconds)
    return times(key, { count })
  }
  const busy = days.filter(({ opened, decided }) => opened > 0 || decided > 0).toReversed()
  return (
    <div className="mx-auto grid w-full max-w-[1000px] gap-8">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">
          {t('lead')}{' '}
          <Link prefetch={false} href={localHref(locale, '/transparency')} className="underline">
            {t('public')}
          </Link>
        </p>
      </div>
      <DayBars
        days={days.map(({ day, opened, decided }) => ({ day, one: opened, two: decided }))}
        names={[t('opened'), t('decided')]}
      />
      <section className="grid gap-3">
        <h2 className="type-t4">{t('people')}</h2>
        {people.length === 0 && <p className="text-ink-2">{t('nothing')}</p>}
        {people.length > 0 && (
          <Table
            label={t('people')}
            head={
              <>
                <Th>{t('person')}</Th>
                <Th end>{t('decided')}</Th>
                <Th end>{times('median')}</Th>
              </>
            }
          >
            {people.map(({ name, decided, median }) => (
              <tr key={name}>
                <Td>
                  <bdi>{name}</bdi>
                </Td>
                <Td end>{format.number(decided)}</Td>
                <Td end>{took(median)}</Td>
              </tr>
            ))}
          </Table>
        )}
      </section>
      {busy.length > 0 && (
        <section className="grid gap-3">
          <h2 className="type-t4">{t('days')}</h2>
          <Table
            label={t('days')}
            head={
              <>
                <Th>{t('day')}</Th>
                <Th end>{t('opened')}</Th>
                <Th end>{t('decided')}</Th>
                <Th end>{times('median')}</Th>
                <Th end>{times('most')}</Th>
              </>
            }
          >
            {busy.map(({ day, opened, decided, median, most }) => (
              <tr key={day}>
                <Td>{format.dateTime(new Date(day), { dateStyle: 'medium', timeZone: 'UTC' })}</Td>
                <Td end>{format.number(opened)}</Td>
                <Td end>{format.number(decided)}</Td>
                <Td end>{took(median)}</Td>
                <Td end>{took(most)}</Td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </div>
  )
}
