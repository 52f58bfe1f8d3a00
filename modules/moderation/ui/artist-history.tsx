import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { Tag } from '@/ui/tag'
import type { ArtistHistory } from '../find-history'

/** Beside a case: what is known of whoever sent it. @param file Where a reader who may opens what is kept about them, for a purpose. */
export async function ArtistHistoryPart({
  title,
  history,
  file,
  locale,
}: {
  /** Where nobody sent anything in. */
  title?: string
  history: ArtistHistory
  file: string | undefined
  locale: Locale
}) {
  const t = await getTranslations('desk.history')
  const desk = await getTranslations('desk')
  const format = await getFormatter()
  const { since, onSale, down, approved, rejected, strikes, strikesEver, cases, others } = history
  const bad = others.banned + others.struck + others.down > 0
  return (
    <section aria-labelledby="artist-history">
      <h2 id="artist-history" className="type-t5 mb-2">
        {title ?? t('title')}
      </h2>
      <p className="type-small text-ink-3 mb-2">{t('hint')}</p>
      <ul className="grid gap-1.5">
        <li>{t('since', { day: format.dateTime(since, { dateStyle: 'medium' }) })}</li>
        <li>{t('packs', { onSale, down })}</li>
        <li>{t('decided', { approved, rejected })}</li>
        <li>{t('strikes', { strikes, ever: strikesEver })}</li>
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {bad && <Tag tone="warn">{t('look')}</Tag>}
          <span>{others.all === 0 ? t('alone') : t('others', others)}</span>
          {others.all > 0 && file && (
            <Link prefetch={false} href={file} className="link inline-flex min-h-11 items-center">
              {t('file')}
            </Link>
          )}
        </li>
      </ul>
      {cases.length > 0 && (
        <ul aria-label={t('cases')} className="mt-1 grid">
          {cases.map(({ id, number, title, state }) => (
            <li key={id}>
              <Link
                prefetch={false}
                href={localHref(locale, `/desk/cases/${id}`)}
                className="hover:text-ink text-ink-2 flex min-h-11 items-center gap-3"
              >
                <span className="link min-w-0 truncate">
                  {t('case', { number })} <bdi>{title}</bdi>
                </span>
                <Tag tone={state === 'approved' ? 'ok' : state === 'rejected' ? 'bad' : 'quiet'}>
                  {desk(`case.${state}`)}
                </Tag>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
