import { clsx } from 'clsx'
import { getTranslations } from 'next-intl/server'
import { Sticker } from '@/ui/sticker'

/** A pack in a list of what is bought: stickers of it, its name, and whose it is. */
export async function LinePack({
  pack,
  artist,
  large = false,
}: {
  pack: { title: string; coverKeys: readonly string[] }
  artist?: string
  /** Alone on its page. */
  large?: boolean
}) {
  const t = await getTranslations('checkout')
  return (
    <div className="flex min-w-0 items-center gap-4">
      <span aria-hidden className="flex shrink-0">
        {pack.coverKeys.slice(0, large ? 3 : 1).map((key, index) => (
          <span
            key={key}
            className={clsx(
              ['-rotate-6', 'rotate-3', 'rotate-8'][index],
              index > 0 && '-ms-7',
              index > 1 && 'max-sm:hidden',
            )}
          >
            <Sticker
              src={`/media/${key}/${large ? 224 : 112}.webp`}
              alt=""
              side={large ? 96 : 64}
              first={large && index === 0}
            />
          </span>
        ))}
      </span>
      <div className="min-w-0">
        <p className={clsx(large ? 'type-t3' : 'type-t5', '[overflow-wrap:anywhere]')}>
          <bdi>{pack.title}</bdi>
        </p>
        {artist && <p className={clsx('text-ink-2', !large && 'type-small')}>{t('by', { artist })}</p>}
      </div>
    </div>
  )
}
