import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { localHref, type Locale } from '@/i18n/routing'
import { Sticker } from '@/ui/sticker'
import { Tag } from '@/ui/tag'
import type { StudioPack } from '../list-my-packs'
import { StateTag } from './state-tag'

/** An artist's packs, one a line: its stickers, its name, where it stands. The whole line is the link. */
export function PackList({
  packs,
  locale,
  when,
}: {
  packs: readonly StudioPack[]
  locale: Locale
  when: (date: Date) => string
}) {
  const t = useTranslations('studio.home')
  return (
    <ul className="grid gap-3.5">
      {packs.map((pack) => (
        <li
          key={pack.packId}
          className="border-line bg-sheet shadow-e1 hover:shadow-e2 relative grid items-center gap-x-6 gap-y-3 rounded-l border p-5 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
        >
          <span aria-hidden className="flex h-16 items-center sm:w-64">
            {pack.artKeys.map((key, index) => (
              <span key={key} className={index === 0 ? '' : '-ms-3'}>
                <Sticker src={`/media/${key}/112.webp`} alt="" side={index === 0 ? 64 : 52} />
              </span>
            ))}
            {pack.artKeys.length === 0 && (
              <span className="border-line-strong rounded-m block size-14 border-2 border-dashed" />
            )}
          </span>
          <span className="grid min-w-0 gap-0.5">
            <Link
              prefetch={false}
              href={localHref(locale, `/studio/packs/${pack.packId}`)}
              className="type-t4 truncate after:absolute after:inset-0 after:rounded-l"
            >
              <bdi>{pack.title}</bdi>
            </Link>
            <span className="type-small text-ink-3 flex flex-wrap gap-x-1.5">
              <span>{t('stickers', { count: pack.stickerCount })}</span>·
              <span>{t('version', { number: pack.number })}</span>·
              <span>{t('owners', { count: pack.ownerCount })}</span>·
              <time dateTime={pack.updatedAt.toISOString()}>{when(pack.updatedAt)}</time>
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-2">
            {!pack.mine && <Tag>{t('shared')}</Tag>}
            {/* A pack on sale goes on selling while its next version is in the works: then both are said. */}
            {pack.packState !== 'draft' && pack.packState !== pack.shown && pack.state !== 'approved' && (
              <StateTag state={pack.packState} />
            )}
            <StateTag state={pack.shown} />
          </span>
        </li>
      ))}
    </ul>
  )
}
