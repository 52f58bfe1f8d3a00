import { getFormatter, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import { binding } from '@/i18n/languages'
import type { Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { TextArea, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { saveTerms } from '../actions'
import { TERMS_TEXT_MOST, type TermsVersion } from '../shop-terms'

/** Write the next version of the shop's terms. */
export async function TermsForm() {
  const t = await getTranslations('terms')
  const today = new Date().toISOString().slice(0, 10)
  return (
    <ActionForm
      action={saveTerms}
      done={t('saved')}
      className="border-line bg-sheet grid items-start gap-4 rounded-l border p-5 sm:grid-cols-2"
    >
      <TextField label={t('sharePercent')} name="percent" required inputMode="decimal" dir="ltr" autoComplete="off" />
      <TextField label={t('from')} name="validFrom" type="date" required defaultValue={today} min={today} />
      <TextArea label={t('textEn')} name="textEn" required dir="ltr" lang="en" rows={4} maxLength={TERMS_TEXT_MOST} />
      <TextArea label={t('textAr')} name="textAr" required dir="rtl" lang="ar" rows={4} maxLength={TERMS_TEXT_MOST} />
      <div>
        <SubmitButton kind="strong">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Every version, newest first, with how many accepted it. */
export async function TermsTable({ versions, locale }: { versions: readonly TermsVersion[]; locale: Locale }) {
  const t = await getTranslations('terms')
  const format = await getFormatter()
  return (
    <Table
      label={t('versions')}
      head={
        <>
          <Th end>{t('version')}</Th>
          <Th end>{t('share')}</Th>
          <Th>{t('from')}</Th>
          <Th>{t('words')}</Th>
          <Th end>{t('accepted')}</Th>
        </>
      }
    >
      {versions.map(({ version, points, textEn, textAr, validFrom, accepted }) => (
        <tr key={version}>
          <Td end>{format.number(version)}</Td>
          <Td end>{format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })}</Td>
          <Td className="whitespace-nowrap">
            {validFrom && format.dateTime(validFrom, { dateStyle: 'medium', timeZone: 'UTC' })}
          </Td>
          <Td className="whitespace-pre-line">
            {version === 0 ? t('settings') : <bdi>{binding(locale) === 'ar' ? textAr : textEn}</bdi>}
          </Td>
          <Td end>{accepted === undefined ? '–' : format.number(accepted)}</Td>
        </tr>
      ))}
    </Table>
  )
}
