import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { enrolNow, unenrolNow } from '@/modules/studio/actions'
import { findMyRegistry } from '@/modules/studio/enrol-works'
import { ActionForm } from '@/ui/action-form'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Sticker } from '@/ui/sticker'
import { SubmitButton } from '@/ui/submit-button'

/** Enough to know which they are. */
const SHOWN = 12

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('works'))('title') }
}

/** The registry of works: what an artist enrolled before selling it, and what could be. */
export default async function WorksPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const { enrolled, open } = await asked(locale, findMyRegistry(await requireSignedIn('/studio/works')))
  const t = await getTranslations('works')
  const format = await getFormatter()
  return (
    <div className="mx-auto grid w-full max-w-[760px] gap-8 py-4">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2">{t('lead')}</p>
      </div>
      {open.length > 0 && (
        <section className="grid gap-4">
          <h2 className="type-t4">{t('open')}</h2>
          <ul className="grid gap-3">
            {open.map(({ packId, title, count }) => (
              <li
                key={packId}
                className="border-line bg-sheet shadow-e1 flex flex-wrap items-center justify-between gap-3 rounded-l border px-6 py-4"
              >
                <div className="min-w-0">
                  <p className="type-t5">
                    <bdi>{title}</bdi>
                  </p>
                  <p className="text-ink-2">{t('drawings', { count })}</p>
                </div>
                <ActionForm action={enrolNow} className="grid gap-2">
                  <input type="hidden" name="packId" value={packId} />
                  <SubmitButton kind="main" size="s" aria-label={t('enrolAll', { title })}>
                    {t('enrol')}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="grid gap-4">
        <h2 className="type-t4">{t('enrolled')}</h2>
        {enrolled.length === 0 && (
          <EmptyState title={t('none')}>
            {t('noneWords')}
            {open.length === 0 && (
              <span className="mt-4 block">
                <ButtonLink href={localHref(locale, '/studio')}>{t('toPacks')}</ButtonLink>
              </span>
            )}
          </EmptyState>
        )}
        <ul className="grid gap-3">
          {enrolled.map(({ packId, title, since, artKeys }) => (
            <li key={packId} className="border-line bg-sheet shadow-e1 grid gap-3 rounded-l border px-6 py-5">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="type-t5">
                    <bdi>{title}</bdi>
                  </p>
                  <p className="text-ink-2">
                    {t('since', { count: artKeys.length, day: format.dateTime(since, { dateStyle: 'long' }) })}
                  </p>
                </div>
                <ActionForm action={unenrolNow} className="grid gap-2">
                  <input type="hidden" name="packId" value={packId} />
                  <SubmitButton kind="outline" size="s" aria-label={t('withdrawAll', { title })}>
                    {t('withdraw')}
                  </SubmitButton>
                </ActionForm>
              </div>
              <div aria-hidden className="flex flex-wrap gap-2">
                {artKeys.slice(0, SHOWN).map((key) => (
                  <Sticker key={key} src={`/media/${key}/112.webp`} alt="" side={48} />
                ))}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
