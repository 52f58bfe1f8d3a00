import { getFormatter, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import type { Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { countryName } from '@/ui/country'
import { CountryField } from '@/ui/country-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { dropOneTaxRate, saveTaxRate } from '../actions'
import type { DatedRate } from '../list-tax-rates'

/** Write down a rate from a day on. */
export async function TaxRateForm({ locale }: { locale: Locale }) {
  const t = await getTranslations('tax')
  const today = new Date().toISOString().slice(0, 10)
  return (
    <ActionForm
      action={saveTaxRate}
      done={t('saved')}
      className="border-line bg-sheet grid items-start gap-4 rounded-l border p-5 sm:grid-cols-2 lg:grid-cols-[1.4fr_0.7fr_0.8fr_1fr_auto]"
    >
      <CountryField label={t('country')} choose={t('choose')} locale={locale} />
      <TextField label={t('ratePercent')} name="percent" required inputMode="decimal" dir="ltr" autoComplete="off" />
      <TextField label={t('name')} name="name" required defaultValue="VAT" maxLength={20} autoComplete="off" />
      <TextField label={t('from')} name="fromDay" type="date" required defaultValue={today} min={today} />
      <SubmitButton kind="strong" className="lg:mt-[29px]">
        {t('save')}
      </SubmitButton>
    </ActionForm>
  )
}

/** The dated table: what is in force, what was, and what will be. */
export async function TaxRates({ rates, locale }: { rates: readonly DatedRate[]; locale: Locale }) {
  const t = await getTranslations('tax')
  const format = await getFormatter()
  return (
    <Table
      label={t('ratesTable')}
      head={
        <>
          <Th>{t('country')}</Th>
          <Th end>{t('rate')}</Th>
          <Th>{t('name')}</Th>
          <Th>{t('from')}</Th>
          <Th>{t('state')}</Th>
        </>
      }
    >
      {rates.map(({ country, fromDay, points, name, when }) => (
        <tr key={`${country} ${fromDay.toISOString()}`} className={when === 'past' ? 'text-ink-3' : undefined}>
          <Td>{countryName(locale, country)}</Td>
          <Td end>{format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })}</Td>
          <Td>{name}</Td>
          <Td className="whitespace-nowrap">{format.dateTime(fromDay, { dateStyle: 'medium', timeZone: 'UTC' })}</Td>
          <Td>
            {when === 'now' && <Tag tone="ok">{t('when.now')}</Tag>}
            {when === 'past' && t('when.past')}
            {when === 'future' && (
              <ActionForm action={dropOneTaxRate} className="flex flex-wrap items-center gap-3">
                <Tag tone="warn">{t('when.future')}</Tag>
                <input type="hidden" name="country" value={country} />
                <input type="hidden" name="fromDay" value={fromDay.toISOString().slice(0, 10)} />
                <SubmitButton kind="bare" size="s">
                  {t('drop')}
                </SubmitButton>
              </ActionForm>
            )}
          </Td>
        </tr>
      ))}
    </Table>
  )
}
