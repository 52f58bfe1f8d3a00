import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { isReason } from '@/modules/moderation/reasons'
import { findMyStanding } from '@/modules/standing/find-standing'
import { STRIKE_DAYS, type Strike, STRIKES_LOOK, STRIKES_PAUSE } from '@/modules/standing/strike'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'
import { Tag } from '@/ui/tag'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('standing'))('title') }
}

/** How an artist stands with the shop: strikes, when each ends, what follows from them, and how to appeal. */
export default async function StandingPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params)
  const { strikes, past, pausedUntil } = await asked(locale, findMyStanding(await requireSignedIn('/studio/standing')))
  const t = await getTranslations('standing')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <div className="mx-auto grid w-full max-w-[760px] gap-6 py-4">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2">
          {t('lead', { days: STRIKE_DAYS, pause: STRIKES_PAUSE, look: STRIKES_LOOK })}
        </p>
      </div>
      {strikes.length === 0 ? (
        <Notice tone="ok">{t('none')}</Notice>
      ) : (
        <Notice tone={pausedUntil ? 'bad' : 'warn'} title={t('count', { count: strikes.length })}>
          {pausedUntil ? t('paused', { day: day(pausedUntil) }) : t('notPaused')}
        </Notice>
      )}
      <Strikes locale={locale} strikes={strikes} day={day} />
      {past.length > 0 && (
        <section className="grid gap-4">
          <h2 className="type-t4">{t('past')}</h2>
          <Strikes locale={locale} strikes={past} day={day} over />
        </section>
      )}
    </div>
  )
}

async function Strikes({
  locale,
  strikes,
  day,
  over = false,
}: {
  locale: Locale
  strikes: Strike[]
  day: (at: Date) => string
  over?: boolean
}) {
  const t = await getTranslations('standing')
  const reasons = await getTranslations('reasons')
  return (
    <ul className="grid gap-4">
      {strikes.map(({ id, packId, takedownId, title, reasons: codes, at, endsAt, liftedAt }) => (
        <li key={id} className="border-line bg-sheet shadow-e1 grid gap-3 rounded-l border px-6 py-5">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="type-t5">
              <bdi>{title}</bdi>
            </p>
            <Tag tone={over ? 'quiet' : 'bad'}>
              {over ? t(liftedAt ? 'lifted' : 'over') : t('ends', { day: day(endsAt) })}
            </Tag>
          </div>
          <p className="text-ink-2">{t(packId ? 'given' : 'givenPage', { day: day(at) })}</p>
          <ul>
            {codes.filter(isReason).map((code) => (
              <li key={code} className="strong">
                {reasons(`${code}.name`)} <bdi className="type-code text-ink-3 font-normal">{code}</bdi>
              </li>
            ))}
          </ul>
          {!over && (
            <ButtonLink
              size="s"
              className="justify-self-start"
              href={localHref(
                locale,
                packId ? `/studio/packs/${packId}/appeal` : `/studio/profile/taken/${takedownId}`,
              )}
            >
              {t('appeal')}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
