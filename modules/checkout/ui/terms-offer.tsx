import { getFormatter, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import { binding } from '@/i18n/languages'
import type { Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { acceptNewTerms, keepOldTerms } from '../actions'
import type { TermsOffer as Offer } from '../accept-terms'

/** New terms, beside what holds now. One who keeps the old finds the new folded up, to accept another day. */
export async function TermsOffer({ offer, locale }: { offer: Offer; locale: Locale }) {
  const t = await getTranslations('terms.offer')
  if (!offer.put) return <Notice title={t('title')}>{await asked({ offer, locale })}</Notice>
  return (
    <details className="bg-well rounded-l px-5 py-2">
      <summary className="link min-h-11 cursor-pointer content-center">{t('kept')}</summary>
      <div className="text-ink-2 pb-3">{await asked({ offer, locale })}</div>
    </details>
  )
}

async function asked({ offer, locale }: { offer: Offer; locale: Locale }) {
  const t = await getTranslations('terms.offer')
  const format = await getFormatter()
  const { version, now, next, put } = offer
  const percent = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
  const facts = [
    { words: t('now'), points: now },
    { words: t('then'), points: next },
  ]
  const its = <input type="hidden" name="version" value={version} />
  return (
    <div className="grid gap-3">
      <p>{t('lead')}</p>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {facts.map(({ words, points }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd className="type-t4 text-ink">
              <bdi>{percent(points)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="whitespace-pre-line">
        <bdi>{binding(locale) === 'ar' ? offer.textAr : offer.textEn}</bdi>
      </p>
      <div className="flex flex-wrap gap-2.5">
        <ActionForm action={acceptNewTerms}>
          {its}
          <SubmitButton kind="strong" size="s">
            {t('accept')}
          </SubmitButton>
        </ActionForm>
        {!put && (
          <ActionForm action={keepOldTerms}>
            {its}
            <SubmitButton kind="outline" size="s">
              {t('keep')}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </div>
  )
}
