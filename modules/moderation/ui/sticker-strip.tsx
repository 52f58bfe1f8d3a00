'use client'

import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { Icon } from '@/ui/icon'

/** Every sticker of the case, small, with what is known of it. Links, so that each also has an address. */
export function StickerStrip({
  stickers,
  at,
  onGo,
}: {
  stickers: {
    id: string
    thumb: string
    alt: string
    earlier: boolean
    faulty: boolean
    distance: number | undefined
  }[]
  at: number
  onGo: (place: number) => void
}) {
  const t = useTranslations('desk.strip')
  return (
    <nav aria-label={t('label')}>
      <ul className="relative grid max-h-80 grid-cols-[repeat(auto-fill,minmax(92px,1fr))] gap-2.5 overflow-y-auto">
        {stickers.map((sticker, index) => (
          <li key={sticker.id}>
            <a
              ref={index === at ? bringIntoSight : undefined}
              href={`?sticker=${index + 1}`}
              aria-current={index === at ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                onGo(index)
              }}
              className={clsx(
                'rounded-tile bg-sheet hover:bg-well grid justify-items-center gap-1 border-2 px-1.5 pt-2 pb-1.5',
                index === at ? 'border-accent' : 'border-transparent',
              )}
            >
              <img
                src={sticker.thumb}
                alt=""
                width={64}
                height={64}
                loading="lazy"
                decoding="async"
                draggable={false}
                className="size-16 object-contain"
              />
              <span className="type-small flex items-center gap-1">
                <span className="figures font-medium">{t('number', { number: index + 1 })}</span>
                {sticker.faulty ? (
                  <span className="text-bad">
                    <Icon of={WarningIcon} weight="fill" size={14} />
                    <span className="sr-only">{t('faulty')}</span>
                  </span>
                ) : (
                  sticker.earlier && (
                    <span className="text-ok">
                      <Icon of={CheckCircleIcon} weight="fill" size={14} />
                      <span className="sr-only">{t('earlier')}</span>
                    </span>
                  )
                )}
              </span>
              {sticker.distance !== undefined && (
                <span className="type-small text-accent-text figures">{t('bits', { count: sticker.distance })}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Scrolls the strip and nothing around it, so that the large sticker stays where it is. */
function bringIntoSight(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement
  const strip = row?.parentElement
  if (!row || !strip) return
  if (row.offsetTop < strip.scrollTop) strip.scrollTop = row.offsetTop
  const bottom = row.offsetTop + row.offsetHeight
  if (bottom > strip.scrollTop + strip.clientHeight) strip.scrollTop = bottom - strip.clientHeight
}
