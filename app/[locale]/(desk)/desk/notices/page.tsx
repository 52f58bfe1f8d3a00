import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { type ListedNotice, listNotices } from '@/modules/moderation/list-notices'
import { EmptyState } from '@/ui/empty-state'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rightsNotice.desk'))('title') }
}

export default async function NoticesPage({ params }: Props) {
  const locale = await localeOf(params)
  const { waiting, others } = await asked(locale, listNotices(await currentActor()))
  const t = await getTranslations('rightsNotice.desk')
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      {waiting.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        <Notices title={t('waiting')} notices={waiting} locale={locale} />
      )}
      {others.length > 0 && <Notices title={t('others')} notices={others} locale={locale} />}
    </div>
  )
}

async function Notices({ title, notices, locale }: { title: string; notices: ListedNotice[]; locale: Locale }) {
  const t = await getTranslations('rightsNotice.desk')
  const desk = await getTranslations('desk')
  const format = await getFormatter()
  return (
    <section aria-label={title}>
      <h2 className="type-t4 mb-2">{title}</h2>
      <ul className="grid gap-2">
        {notices.map((notice) => (
          <li key={notice.id} className="min-w-0">
            <Link
              prefetch={false}
              href={localHref(locale, `/desk/notices/${notice.id}`)}
              className="rounded-tile bg-sheet hover:bg-well flex min-h-[68px] flex-wrap items-center gap-x-3.5 gap-y-1 px-4 py-2"
            >
              <span className="min-w-0 grow">
                <span className="strong block truncate">
                  {t('number', { number: notice.number })}
                  {notice.name && (
                    <>
                      {' · '}
                      <bdi>{notice.name}</bdi>
                    </>
                  )}
                </span>
                <span className="type-small text-ink-3 block truncate">
                  <bdi>{notice.titles.join(', ')}</bdi>
                </span>
              </span>
              {notice.waiting > 0 && (
                <Tag tone={notice.overdue ? 'warn' : 'quiet'}>
                  {desk('due', { time: format.dateTime(notice.dueAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
                </Tag>
              )}
              {notice.escalated && <Tag tone="warn">{desk('row.escalated')}</Tag>}
              <Tag>{t('packs', { count: notice.titles.length })}</Tag>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
