import { getFormatter, getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { env } from '@/infra/env'
import { QuarterReport } from '@/modules/moderation/ui/quarter-report'
import { EmptyState } from '@/ui/empty-state'
import { transparency } from '../_shelf/reads'

export const revalidate = 3600

type Props = PageProps<'/[locale]/transparency'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('transparency')
  return pageWords(await localeOf(params), '/transparency', { title: t('title'), description: t('lead') })
}

/** What was reported, refused, taken down and appealed, by quarter, counted from the cases themselves. */
export default async function TransparencyPage({ params }: Props) {
  await localeOf(params)
  const t = await getTranslations('transparency')
  const format = await getFormatter()
  const { quarters, at } = await transparency()
  return (
    <div className="page-column grid gap-10 pt-4 md:pt-8">
      <div>
        <h1 className="type-page">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('lead')}</p>
        <p className="text-ink-2 mt-3 max-w-[68ch]">{t('rules', { hours: env.REVIEW_PROMISE_HOURS })}</p>
      </div>
      {quarters.length === 0 && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      {quarters.map((quarter) => (
        <QuarterReport key={quarter.quarter} quarter={quarter} />
      ))}
      <p className="text-ink-2 type-small">
        {t('counted', { at: format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) })}
      </p>
    </div>
  )
}
