import { getFormatter, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import type { Locale } from '@/i18n/routing'
import { CountryField } from '@/ui/country-field'
import { ActionForm } from '@/ui/action-form'
import { buttonLook } from '@/ui/button'
import { countryName } from '@/ui/country'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { grantOneTreaty, saveWithholding } from '../actions'
import type { WithholdingRate } from '../withholding'

/** What is kept back of payouts, by country: the dated table, treaties, and the list of what was kept. */
export async function WithholdingDesk({
  rates,
  locale,
  months,
}: {
  rates: readonly WithholdingRate[]
  locale: Locale
  months: { from: string; to: string }
}) {
  const t = await getTranslations('payouts.withholding')
  const format = await getFormatter()
  const today = new Date().toISOString().slice(0, 10)
  const rate = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
  const box = 'border-line bg-sheet grid items-end gap-4 rounded-l border p-5 sm:grid-cols-2'
  return (
    <section aria-labelledby="withholding" className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="withholding" className="type-t4">
            {t('desk')}
          </h2>
          <p className="text-ink-2 mt-1">{t('deskLead')}</p>
        </div>
        {/* Without `download`: it may lead to a page that asks for a second factor. */}
        <a href={`/api/desk/withholding?from=${months.from}&to=${months.to}`} className={buttonLook('outline')}>
          {t('download')}
        </a>
      </div>
      <ActionForm
        action={saveWithholding}
        done={t('saved')}
        className={`${box} lg:grid-cols-[1.4fr_0.7fr_0.7fr_1fr_auto]`}
      >
        <CountryField label={t('country')} choose={t('choose')} locale={locale} />
        <TextField label={t('percent')} name="percent" required inputMode="decimal" dir="ltr" autoComplete="off" />
        <TextField
          label={t('treatyPercent')}
          name="treatyPercent"
          required
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
        />
        <TextField label={t('from')} name="fromDay" type="date" required defaultValue={today} min={today} />
        <SubmitButton kind="strong">{t('save')}</SubmitButton>
      </ActionForm>
      {rates.length > 0 && (
        <Table
          label={t('desk')}
          head={
            <>
              <Th>{t('country')}</Th>
              <Th end>{t('percent')}</Th>
              <Th end>{t('treatyPercent')}</Th>
              <Th>{t('from')}</Th>
            </>
          }
        >
          {rates.map(({ country, fromDay, points, treatyPoints }) => (
            <tr key={`${country} ${fromDay.toISOString()}`}>
              <Td>{countryName(locale, country)}</Td>
              <Td end>{rate(points)}</Td>
              <Td end>{rate(treatyPoints)}</Td>
              <Td className="whitespace-nowrap">
                {format.dateTime(fromDay, { dateStyle: 'medium', timeZone: 'UTC' })}
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <ActionForm action={grantOneTreaty} done={t('saved')} className={`${box} lg:grid-cols-[1fr_1fr_1.6fr_auto]`}>
        <TextField label={t('handle')} name="handle" required dir="ltr" autoComplete="off" />
        <TextField label={t('until')} name="until" type="date" required min={today} />
        <TextField label={t('seen')} name="note" required maxLength={300} autoComplete="off" />
        <SubmitButton>{t('grant')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
