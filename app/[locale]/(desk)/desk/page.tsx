import { clsx } from 'clsx'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { hasRole } from '@/core/actor'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { CLAIM_MINUTES } from '@/modules/moderation/case'
import { listQueue, type QueuedCase } from '@/modules/moderation/list-queue'
import { filterQuery, isFiltered, QUEUE_ORDERS, type QueueOrder, readFilter } from '@/modules/moderation/queue-filter'
import { listFilters } from '@/modules/moderation/save-filter'
import { NextCase } from '@/modules/moderation/ui/next-case'
import { QueueFilters } from '@/modules/moderation/ui/queue-filters'
import { QueueRow } from '@/modules/moderation/ui/queue-row'
import { sinceParts } from '@/modules/moderation/ui/since'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') }
}

export default async function QueuePage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const actor = await currentActor()
  // Those who keep the books have no queue: their desk begins with the orders.
  if (hasRole(actor, 'finance') && !hasRole(actor, 'reviewer', 'senior_reviewer', 'admin'))
    redirect(localHref(locale, '/desk/orders'))

  const { after, show, words, by: asIs } = await searchParams
  const filter = readFilter(show, words)
  const by = asIs === 'risk' ? 'risk' : 'age'
  const queue = await asked(
    locale,
    listQueue(actor, { by, after: typeof after === 'string' ? after : undefined, filter }),
  )
  const saved = await listFilters(actor)
  const narrowed = isFiltered(filter)
  const queueHref = (order: QueueOrder, from?: string) => {
    const query = new URLSearchParams(filterQuery(filter))
    if (order !== 'age') query.set('by', order)
    if (from) query.set('after', from)
    return `${localHref(locale, '/desk')}?${query}`
  }
  const t = await getTranslations('desk')
  const now = new Date()
  const empty = queue.waiting.length + queue.mine.length + queue.others.length === 0
  return (
    <div className="mx-auto grid w-full max-w-[1360px] gap-9">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div>
          <h1 className="type-t2">{t('title')}</h1>
          <p className="text-ink-2 figures mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>{t('counts', { waiting: queue.counts.waiting })}</span>
            {queue.oldest && <span>· {t('oldest', { time: t('duration', sinceParts(queue.oldest, now)) })}</span>}
            <span>· {t('promise', { hours: queue.promiseHours })}</span>
            {queue.counts.overdue > 0 && <Tag tone="warn">{t('overdueCount', { count: queue.counts.overdue })}</Tag>}
          </p>
        </div>
        {!empty && <NextCase words={t('next')} />}
      </div>

      {(!empty || narrowed) && <QueueFilters filter={filter} saved={saved} locale={locale} />}

      {narrowed && queue.waiting.length === 0 && <p className="text-ink-2">{t('filters.none')}</p>}
      {empty && !narrowed && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      <Cases
        title={t('queueMine')}
        hint={t('emptyMine', { minutes: CLAIM_MINUTES })}
        cases={queue.mine}
        now={now}
        locale={locale}
      />
      {queue.waiting.length > 0 && (
        <nav aria-label={t('order')} className={clsx(segmentsLook, 'justify-self-start')}>
          {QUEUE_ORDERS.map((one) => (
            <Link
              key={one}
              href={queueHref(one)}
              aria-current={by === one ? 'true' : undefined}
              className={segmentLook(by === one)}
            >
              {t(`orders.${one}`)}
            </Link>
          ))}
        </nav>
      )}
      <Cases title={t(by === 'risk' ? 'queueRisk' : 'queueWaiting')} cases={queue.waiting} now={now} locale={locale} />
      <Pager
        label={t('pager')}
        next={queue.next ? { href: queueHref(by, queue.next), words: t('more') } : undefined}
        first={after ? { href: queueHref(by), words: t('toFirst') } : undefined}
      />
      <Cases title={t('queueOthers')} cases={queue.others} now={now} locale={locale} />
    </div>
  )
}

async function Cases({
  title,
  hint,
  cases,
  now,
  locale,
}: {
  title: string
  hint?: string
  cases: QueuedCase[]
  now: Date
  locale: Locale
}) {
  if (cases.length === 0) return null
  const t = await getTranslations('desk')
  const format = await getFormatter()
  return (
    <section aria-label={title}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-5">
        <h2 className="type-t4">{title}</h2>
        {hint && <p className="type-small text-ink-3">{hint}</p>}
      </div>
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {cases.map((kase) => (
          <li key={kase.id} className="bg-sheet rounded-tile relative min-w-0">
            <QueueRow
              kase={kase}
              cover={kase.coverKey ? art(kase.coverKey, 52) : undefined}
              locale={locale}
              now={now}
            />
            <span className="sr-only">
              {kase.overdue
                ? t('dueOver', { time: t('duration', sinceParts(kase.dueAt, now)) })
                : t('due', { time: format.dateTime(kase.dueAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
