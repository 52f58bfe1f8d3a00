'use client'

import { FlipHorizontalIcon } from '@phosphor-icons/react/dist/ssr/FlipHorizontal'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Icon } from '@/ui/icon'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Stage } from '@/ui/stage'
import { Tag, type Tone } from '@/ui/tag'
import type { Standing } from '../match'

export const VIEWS = ['alone', 'side', 'blink', 'difference'] as const
export type View = (typeof VIEWS)[number]

/** A picture that the sticker looks like, with where it is from. */
export interface DeskMatch {
  standing: Standing
  distance: number
  mirrored: boolean
  picture: string
  /** Counted from 1. */
  place: number
  title: string
  artist: string
  /** When it went on sale or was sent, in words. */
  since: string | null
  /** Its page in the shop. */
  href: string | undefined
}

const TONES: Record<Standing, Tone> = {
  taken_down: 'bad',
  sold: 'bad',
  enrolled: 'bad',
  waiting: 'warn',
  own: 'quiet',
  same_pack: 'quiet',
}

/**
 * A sticker and what it looks like, at one size on one ground: beside each other, in turn, or only where they differ. Both are
 * die-cut, so that they lie over each other whatever margin they were drawn with. Shows; whose it is, people decide.
 */
export function CompareStage({
  sticker,
  view,
  onView,
  turned,
  onTurn,
  corner,
}: {
  sticker: { picture: string; alt: string; matches: DeskMatch[] }
  view: View
  onView: (view: View) => void
  /** The reader turned the match left to right. */
  turned: boolean
  onTurn: () => void
  corner: ReactNode
}) {
  const t = useTranslations('desk.compare')
  const [chosen, setChosen] = useState(0)
  const match = sticker.matches[chosen] ?? sticker.matches[0]
  if (!match) return null
  const flipped = turned && '-scale-x-100'
  const mine = <Picture src={sticker.picture} alt={sticker.alt || t('uploaded')} />
  const theirs = (
    <Picture
      src={match.picture}
      alt={t('other', { number: match.place, title: match.title })}
      className={clsx(flipped)}
    />
  )
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          {corner}
          <Tag tone={TONES[match.standing]}>{t(`standing.${match.standing}`)}</Tag>
        </div>
        <fieldset className={segmentsLook}>
          <legend className="sr-only">{t('view')}</legend>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => onView(one)}
              className={segmentLook(view === one)}
            >
              {t(one)}
            </button>
          ))}
        </fieldset>
      </div>
      <Stage
        backdrop="ink"
        className={clsx('grid h-[min(46dvh,400px)] min-h-[280px]', view === 'side' && 'grid-cols-2')}
      >
        {view === 'side' ? (
          <>
            <Half label={t('uploaded')}>{mine}</Half>
            <Half label={match.since ? t('since', { time: match.since }) : t('match')} end>
              {theirs}
            </Half>
            <span aria-hidden className="border-line-strong absolute inset-y-0 start-1/2 border-s border-dashed" />
            <Joint distance={match.distance} />
          </>
        ) : (
          <div className="isolate grid place-items-center p-8">
            {mine}
            <div
              className={clsx(
                'col-start-1 row-start-1 grid h-full w-full place-items-center',
                view === 'blink' ? 'blinks' : 'mix-blend-difference',
              )}
            >
              {theirs}
            </div>
          </div>
        )}
      </Stage>
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          aria-pressed={turned}
          onClick={onTurn}
          className={clsx(segmentLook(turned), !turned && 'bg-sheet', 'gap-1.5')}
        >
          <Icon of={FlipHorizontalIcon} size={16} />
          {t('turn')}
        </button>
        {match.mirrored && (
          <Tag tone="bad" icon={<Icon of={FlipHorizontalIcon} size={16} />}>
            {t('mirrored')}
          </Tag>
        )}
        <p className="min-w-0">
          {match.href ? (
            <a href={match.href} className="link" target="_blank" rel="noreferrer">
              <bdi>{match.title}</bdi>
            </a>
          ) : (
            <bdi className="strong">{match.title}</bdi>
          )}
          <span className="text-ink-2">
            {' '}
            {t('from', { number: match.place })} <bdi>{match.artist}</bdi>
          </span>
        </p>
      </div>
      {sticker.matches.length > 1 && (
        <ul aria-label={t('all')} className="flex flex-wrap gap-2">
          {sticker.matches.map((one, index) => (
            <li key={`${one.picture} ${one.title} ${one.place}`}>
              <button
                type="button"
                aria-pressed={one === match}
                aria-label={`${one.title} · ${t(`standing.${one.standing}`)} · ${t('bits', { count: one.distance })}`}
                onClick={() => setChosen(index)}
                className={clsx(
                  'rounded-tile bg-sheet hover:bg-well flex min-h-11 items-center gap-2.5 border-2 py-1.5 ps-1.5 pe-3.5 text-start',
                  one === match ? 'border-accent' : 'border-transparent',
                )}
              >
                <img src={one.picture} alt="" width={44} height={44} className="size-11 object-contain" />
                <span className="type-small">
                  <span className="strong block max-w-40 truncate">
                    <bdi>{one.title}</bdi>
                  </span>
                  <span className="text-ink-2 figures block">
                    {t(`standing.${one.standing}`)} · {t('bits', { count: one.distance })}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Half({ label, end = false, children }: { label: string; end?: boolean; children: ReactNode }) {
  return (
    <div className="relative grid min-w-0 place-items-center px-5 pt-12 pb-5">
      <Tag className={clsx('absolute top-3.5', end ? 'end-3.5' : 'start-3.5')}>{label}</Tag>
      {children}
    </div>
  )
}

/** In the joint of the two: how many bits differ. */
function Joint({ distance }: { distance: number }) {
  const t = useTranslations('desk.compare')
  return (
    <p className="border-accent bg-paper absolute start-1/2 top-1/2 grid size-24 -translate-x-1/2 -translate-y-1/2 content-center rounded-full border-2 text-center rtl:translate-x-1/2">
      <span className="type-t2 text-accent-text figures leading-none">{distance}</span>
      <span className="type-small text-ink-2 px-2 leading-tight">{t('differ')}</span>
    </p>
  )
}

function Picture({ src, alt, className }: { src: string; alt: string; className?: string | undefined }) {
  return (
    <img
      key={src}
      src={src}
      alt={alt}
      width={448}
      height={448}
      draggable={false}
      className={clsx('col-start-1 row-start-1 aspect-square h-full max-h-[330px] w-full object-contain', className)}
    />
  )
}
