import { ClockIcon } from '@phosphor-icons/react/dist/ssr/Clock'
import { HourglassHighIcon } from '@phosphor-icons/react/dist/ssr/HourglassHigh'
import { clsx } from 'clsx'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { Icon } from '@/ui/icon'
import { Sticker } from '@/ui/sticker'
import type { QueuedCase } from '../list-queue'
import { sinceParts } from './since'

/** A case in the queue: its first sticker, what it is, how long it has waited. The whole row is the link. */
export async function QueueRow({
  kase,
  cover,
  locale,
  current = false,
  now,
}: {
  kase: QueuedCase
  /** Where the picture of its first sticker is. */
  cover: { src: string } | undefined
  locale: Locale
  current?: boolean
  now: Date
}) {
  const t = await getTranslations('desk')
  const kind =
    kase.round > 1
      ? t('row.round', { round: kase.round })
      : kase.versionNumber > 1
        ? t('row.version', { number: kase.versionNumber })
        : t('row.first')
  return (
    <Link
      prefetch={false}
      href={localHref(locale, `/desk/cases/${kase.id}`)}
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'rounded-tile flex min-h-[68px] items-center gap-3.5 border px-2.5 py-2',
        current ? 'border-accent bg-sheet' : 'hover:bg-sheet border-transparent',
      )}
    >
      {cover ? (
        <Sticker {...cover} alt="" side={52} />
      ) : (
        <span aria-hidden className="bg-well size-[52px] shrink-0 rounded-full" />
      )}
      <span className="min-w-0 grow">
        <span className="strong block truncate">
          <bdi>{kase.title}</bdi>
        </span>
        <span className="type-small text-ink-3 block truncate">
          {kind} · {t('duration', sinceParts(kase.openedAt, now))}
        </span>
        {(kase.escalated || kase.asked || kase.signs.length > 0) && (
          <span className="type-small text-warn block truncate">
            {[
              kase.escalated && t('row.escalated'),
              kase.asked && t('row.asked'),
              ...kase.signs.map((sign) => t(`row.signs.${sign}`)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
        {kase.own && <span className="type-small text-warn block">{t('row.own')}</span>}
        {kase.claim && !kase.claim.mine && (
          <span className="type-small text-ink-3 block truncate">{t('row.claimedBy', { name: kase.claim.by })}</span>
        )}
      </span>
      {kase.overdue ? (
        <span title={t('row.overdue')} className="text-warn shrink-0">
          <Icon of={HourglassHighIcon} weight="fill" size={18} />
          <span className="sr-only">{t('row.overdue')}</span>
        </span>
      ) : (
        kase.claim?.mine && (
          <span title={t('row.mine')} className="text-accent-text shrink-0">
            <Icon of={ClockIcon} size={18} />
            <span className="sr-only">{t('row.mine')}</span>
          </span>
        )
      )}
    </Link>
  )
}
