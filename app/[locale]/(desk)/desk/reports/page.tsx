import type { Metadata } from 'next'
import { HourglassHighIcon } from '@phosphor-icons/react/dist/ssr/HourglassHigh'
import { clsx } from 'clsx'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { systemClock } from '@/core/clock'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { listUndoable, UNDO_MINUTES } from '@/modules/moderation/decide-many'
import { type ListedPackCase, listPackCases } from '@/modules/moderation/list-pack-cases'
import { ManyForm, UndoForm } from '@/modules/moderation/ui/many-form'
import { sinceParts } from '@/modules/moderation/ui/since'
import { Avatar } from '@/ui/avatar'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Sticker } from '@/ui/sticker'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ by?: string | string[] }>
}

const ORDERS = ['age', 'risk'] as const

/** What a row says it is. */
const SAID = { report: 'reported', review: 'reviewReported', page: 'pageReported', look: 'lookListed' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title') }
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const actor = await currentActor()
  const by = (await searchParams).by === 'risk' ? 'risk' : 'age'
  const { waiting, decided, count } = await asked(locale, listPackCases(actor, systemClock, { by }))
  const undoable = await listUndoable(actor)
  const several = waiting.filter((kase) => kase.kind !== 'appeal' && kase.kind !== 'look' && !kase.inHand)
  const format = await getFormatter()
  const t = await getTranslations('desk.reports')
  const notices = await getTranslations('rightsNotice.desk')
  const now = new Date()
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t(by === 'risk' ? 'leadRisk' : 'lead', { count })}</p>
        <Link prefetch={false} href={localHref(locale, '/desk/notices')} className="link target">
          {notices('link')}
        </Link>
      </div>
      {undoable.map((bulk) => (
        <Notice
          key={bulk.id}
          tone="warn"
          title={t('many.pending', { count: bulk.count, time: format.dateTime(bulk.effectAt, { timeStyle: 'short' }) })}
          action={<UndoForm bulkId={bulk.id} words={t('many.undo')} />}
        />
      ))}
      {waiting.length > 1 && (
        <nav aria-label={t('order')} className={clsx(segmentsLook, 'justify-self-start')}>
          {ORDERS.map((one) => (
            <Link
              key={one}
              prefetch={false}
              href={localHref(locale, one === 'age' ? '/desk/reports' : `/desk/reports?by=${one}`)}
              aria-current={by === one ? 'true' : undefined}
              className={segmentLook(by === one)}
            >
              {t(`orders.${one}`)}
            </Link>
          ))}
        </nav>
      )}
      {waiting.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        <Cases title={t('waiting')} cases={waiting} locale={locale} now={now} />
      )}
      {several.length > 1 && (
        <details className="bg-sheet rounded-l px-6 py-5">
          <summary className="strong cursor-pointer">{t('many.title')}</summary>
          <p className="text-ink-2 mt-1 mb-4">{t('many.lead', { minutes: UNDO_MINUTES })}</p>
          <ManyForm
            key={several.map(({ id }) => id).join()}
            cases={several.map((kase) => ({
              id: kase.id,
              title: kase.title,
              about: t(kase.kind === 'appeal' ? 'appealed' : SAID[kase.kind], { count: kase.reports }),
            }))}
            words={{
              choose: t('waiting'),
              letter: t('letterReport'),
              letterHint: t('many.letterHint'),
              send: t('many.send'),
            }}
          />
        </details>
      )}
      {decided.length > 0 && <Cases title={t('decided')} cases={decided} locale={locale} now={now} />}
    </div>
  )
}

async function Cases({
  title,
  cases,
  locale,
  now,
}: {
  title: string
  cases: ListedPackCase[]
  locale: Locale
  now: Date
}) {
  const t = await getTranslations('desk.reports')
  const desk = await getTranslations('desk')
  return (
    <section aria-label={title}>
      <h2 className="type-t4 mb-2">{title}</h2>
      <ul className="-mx-2.5 grid gap-1 md:grid-cols-2">
        {cases.map((kase) => (
          <li key={kase.id} className="min-w-0">
            <Link
              prefetch={false}
              href={localHref(locale, `/desk/reports/${kase.id}`)}
              className="rounded-tile hover:bg-sheet flex min-h-[68px] items-center gap-3.5 px-2.5 py-2"
            >
              {kase.isPage ? (
                <Avatar name={kase.title} src={kase.coverKey ? art(kase.coverKey, 52).src : undefined} side={52} />
              ) : kase.coverKey ? (
                <Sticker {...art(kase.coverKey, 52)} alt="" side={52} />
              ) : (
                <span aria-hidden className="bg-well size-[52px] shrink-0 rounded-full" />
              )}
              <span className="min-w-0 grow">
                <span className="strong block truncate">
                  <bdi>{kase.title}</bdi>
                </span>
                <span className="type-small text-ink-3 block truncate">
                  {kase.kind === 'appeal'
                    ? t(kase.isPage ? 'pageAppealed' : 'appealed')
                    : t(SAID[kase.kind], { count: kase.reports })}{' '}
                  · {desk('duration', sinceParts(kase.openedAt, now))}
                </span>
              </span>
              {kase.escalated && <Tag tone="warn">{desk('row.escalated')}</Tag>}
              {kase.inHand && <Tag>{kase.inHand.own ? t('inYourHand') : <bdi>{kase.inHand.name}</bdi>}</Tag>}
              {kase.state !== 'open' ? (
                <Tag tone={kase.state === 'upheld' ? 'ok' : 'quiet'}>{t(`state.${kase.state}`)}</Tag>
              ) : (
                kase.overdue && (
                  <span className="text-warn shrink-0">
                    <Icon of={HourglassHighIcon} weight="fill" size={18} />
                    <span className="sr-only">{desk('row.overdue')}</span>
                  </span>
                )
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
