import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/routing'
import { countryName } from '@/ui/country'
import { Tag } from '@/ui/tag'
import { standingOf, type Evidence } from '../evidence'

const TONES = { two: 'ok', one: 'quiet', conflict: 'warn' } as const

/** How the country that an order is taxed by is proven. For the desk. */
export async function WhereBuyerIs({
  locale,
  stated,
  evidence,
}: {
  locale: Locale
  stated: string
  evidence: readonly Evidence[]
}) {
  const t = await getTranslations('tax.evidence')
  const standing = standingOf(stated, evidence)
  return (
    <section aria-labelledby="evidence" className="border-line bg-sheet grid gap-3 rounded-l border p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="evidence" className="type-t5 me-auto">
          {t('title')}
        </h2>
        <Tag tone={TONES[standing]}>{t(`standing.${standing}`)}</Tag>
      </div>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <dt className="text-ink-3">{t('stated')}</dt>
        <dd>{countryName(locale, stated)}</dd>
        {evidence.map(({ kind, country, by }) => (
          <div key={kind} className="contents">
            <dt className="text-ink-3">{t('card', { provider: by })}</dt>
            <dd>{countryName(locale, country)}</dd>
          </div>
        ))}
      </dl>
      {standing === 'conflict' && <p className="text-ink-2">{t('conflictWords')}</p>}
    </section>
  )
}
