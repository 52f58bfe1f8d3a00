import { clsx } from 'clsx'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { StickerFan } from '@/modules/catalog/ui/rank-row'
import type { OwnedPack } from '@/modules/library/list-library'
import { MessengerMark } from '@/ui/messenger-mark'

/** A pack in the list: what it looks like, why it is there or what is new of it, and where it is in use. */
export async function OwnedRow({ row, href, chosen }: { row: OwnedPack; href: string; chosen: boolean }) {
  const t = await getTranslations('library')
  const format = await getFormatter()
  const days = Math.floor((Date.now() - row.grantedAt.getTime()) / 86_400_000)
  // The formatter would say "0 days ago".
  const spoken = new Intl.RelativeTimeFormat(await getLocale(), { numeric: 'auto' })
  const when = days < 7 ? spoken.format(-days, 'day') : format.dateTime(row.grantedAt, { dateStyle: 'long' })
  return (
    <article
      className={clsx(
        'peel-area relative -mx-3 flex items-center gap-4 rounded-l px-3 py-4 has-[a:focus-visible]:outline-3',
        'has-[a:focus-visible]:outline-accent has-[a:focus-visible]:-outline-offset-3',
        chosen && 'lg:bg-well',
      )}
    >
      <StickerFan keys={row.coverKeys.slice(0, 2)} side={60} />
      <div className="min-w-0 grow">
        <h2 className="type-t5 [overflow-wrap:anywhere]">
          {row.takenDown ? (
            <bdi>{row.title}</bdi>
          ) : (
            <Link
              prefetch={false}
              scroll={false}
              href={href}
              aria-current={chosen ? 'true' : undefined}
              className="outline-none after:absolute after:inset-0"
            >
              <bdi>{row.title}</bdi>
            </Link>
          )}
        </h2>
        <p
          className={clsx(
            'type-small mt-0.5',
            row.takenDown ? 'text-bad' : row.hasNews ? 'text-accent-text' : 'text-ink-3',
          )}
        >
          {row.takenDown ? t('takenDown') : row.hasNews ? t('news') : t(`since.${row.source}`, { when })}
        </p>
      </div>
      <span className="text-ink-2 flex shrink-0 gap-2.5">
        {row.takenFor.slice(0, 3).map((platform) => (
          <MessengerMark key={platform} of={platform} />
        ))}
      </span>
    </article>
  )
}
