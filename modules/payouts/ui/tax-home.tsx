import { getFormatter, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import type { Locale } from '@/i18n/routing'
import { CountryField } from '@/ui/country-field'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { saveTaxHome, saveTaxHomeOfBanned } from '../actions'
import type { PayoutsView } from '../find-payable'

/** Where a person pays tax, and what that keeps back of his payouts. Nothing at a shop that keeps nothing back. */
export async function TaxHomeForm({
  withholding,
  locale,
}: {
  withholding: PayoutsView['withholding']
  locale: Locale
}) {
  const t = await getTranslations('payouts.withholding')
  const format = await getFormatter()
  if (withholding === 'none') return null
  return (
    <div className="border-line bg-sheet shadow-e1 grid gap-3 rounded-l border p-6">
      <h3 className="strong">{t('title')}</h3>
      <p className="text-ink-2">
        {withholding
          ? t(withholding.treaty ? 'treaty' : 'now', {
              rate: format.number(withholding.points / WHOLE, { style: 'percent', maximumFractionDigits: 2 }),
            })
          : t('lead')}
      </p>
      <ActionForm
        action={saveTaxHome}
        done={t('saved')}
        className="grid items-end gap-4 sm:max-w-xl sm:grid-cols-[1fr_auto]"
      >
        <CountryField label={t('country')} choose={t('choose')} locale={locale} value={withholding?.country ?? ''} />
        <SubmitButton kind="strong">{t('save')}</SubmitButton>
      </ActionForm>
    </div>
  )
}

/** The desk says it for somebody who is banned, and what it knows it from. */
export async function TaxHomeOfBanned({
  userId,
  country,
  locale,
}: {
  userId: string
  country: string | null
  locale: Locale
}) {
  const t = await getTranslations('payouts.withholding')
  return (
    <ActionForm action={saveTaxHomeOfBanned} done={t('saved')} className="grid gap-4 sm:max-w-xl">
      <p className="text-ink-2">{t('ofBanned')}</p>
      <input type="hidden" name="userId" value={userId} />
      <CountryField label={t('country')} choose={t('choose')} locale={locale} value={country ?? ''} />
      <TextField label={t('source')} name="source" required maxLength={300} autoComplete="off" />
      <SubmitButton>{t('save')}</SubmitButton>
    </ActionForm>
  )
}
