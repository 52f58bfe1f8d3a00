import { getTranslations } from 'next-intl/server'
import { buttonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { TextField } from '@/ui/field'
import { lastDays, type Period, SPANS } from '../period'

/** Which days the earnings are of: some spans a click away, or any two days. A form that asks, so it works without scripts. */
export async function ChoosePeriod({ here, book, period }: { here: string; book: string; period: Period }) {
  const t = await getTranslations('earnings.period')
  const now = new Date()
  const spans = SPANS.map((days) => ({ days, ...lastDays(days, now) }))
  const same = (one: Period) => one.from === period.from && one.to === period.to
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <nav aria-label={t('title')} className="flex flex-wrap gap-2">
        {spans.map((one) => (
          <ButtonLink
            key={one.days}
            size="s"
            kind={same(one) ? 'strong' : 'outline'}
            href={`${here}?book=${book}&from=${one.from}&to=${one.to}`}
            aria-current={same(one) ? 'true' : undefined}
          >
            {t('last', { days: one.days })}
          </ButtonLink>
        ))}
      </nav>
      <details open={!spans.some(same)}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('own')}</summary>
        <form action={here} className="mt-2 flex flex-wrap items-end gap-3">
          <input type="hidden" name="book" value={book} />
          <TextField label={t('from')} name="from" type="date" defaultValue={period.from} required dir="ltr" />
          <TextField label={t('to')} name="to" type="date" defaultValue={period.to} required dir="ltr" />
          <button type="submit" className={buttonLook('outline')}>
            {t('show')}
          </button>
        </form>
      </details>
    </div>
  )
}
