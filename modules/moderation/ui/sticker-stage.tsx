'use client'

import { PauseIcon } from '@phosphor-icons/react/dist/ssr/Pause'
import { PlayIcon } from '@phosphor-icons/react/dist/ssr/Play'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Icon } from '@/ui/icon'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Stage } from '@/ui/stage'
import { Tag } from '@/ui/tag'

const GROUNDS = ['light', 'dark', 'chat'] as const
type Ground = (typeof GROUNDS)[number]

/** The sticker as large as it is sold, on the grounds it will lie on: light, dark, and small in a chat. */
export function StickerStage({
  src,
  moving,
  width,
  height,
  alt,
  corner,
  onCompare,
}: {
  src: string
  /** The same, moving; it plays when it is asked to. */
  moving?: string | undefined
  width: number
  height: number
  alt: string
  /** A mark in the upper corner: judged before, marked with a fault. */
  corner?: React.ReactNode
  /** Back to what it looks like, where it looks like anything. */
  onCompare?: (() => void) | undefined
}) {
  const t = useTranslations('desk.stage')
  const [ground, setGround] = useState<Ground>('dark')
  const [playing, setPlaying] = useState(false)
  const picture = (className: string) => (
    <img
      key={src}
      src={(playing && moving) || src}
      width={width}
      height={height}
      alt={alt || t('noAlt')}
      draggable={false}
      className={clsx('object-contain', className)}
    />
  )
  return (
    <div className="relative">
      <fieldset className={clsx(segmentsLook, 'absolute end-4 top-4 z-10')}>
        <legend className="sr-only">{t('ground')}</legend>
        {GROUNDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={ground === one}
            onClick={() => setGround(one)}
            className={segmentLook(ground === one)}
          >
            {t(one)}
          </button>
        ))}
      </fieldset>
      {moving && (
        <button
          type="button"
          aria-pressed={playing}
          onClick={() => setPlaying(!playing)}
          className={clsx('shadow-e1 absolute end-4 bottom-4 z-10', segmentLook(playing), !playing && 'bg-sheet')}
        >
          <Icon of={playing ? PauseIcon : PlayIcon} size={16} weight="fill" />
          {t('play')}
        </button>
      )}
      {onCompare && (
        <button
          type="button"
          onClick={onCompare}
          className={clsx('shadow-e1 absolute start-4 bottom-4 z-10', segmentLook(false), 'bg-sheet')}
        >
          {t('compare')}
        </button>
      )}
      {corner && <div className="absolute start-4 top-4 z-10 flex min-h-11 flex-wrap items-center gap-2">{corner}</div>}
      <Stage
        backdrop={ground === 'light' ? 'paper' : ground === 'dark' ? 'ink' : 'page'}
        className="grid h-[min(52dvh,460px)] min-h-[300px] place-items-center px-6 pt-16 pb-8"
      >
        {ground === 'chat' ? (
          <div className="grid h-full w-full grid-cols-2 items-end gap-4">
            <Chat theme="light">{picture('size-36 lands')}</Chat>
            <Chat theme="dark">{picture('size-36 lands')}</Chat>
          </div>
        ) : (
          picture('lands h-full w-full max-w-[360px]')
        )}
      </Stage>
    </div>
  )
}

/** Two bubbles and the sticker under them, at the size a messenger shows it. */
function Chat({ theme, children }: { theme: 'light' | 'dark'; children: React.ReactNode }) {
  return (
    <div data-theme={theme} className="bg-paper grid h-full content-end gap-2.5 overflow-hidden rounded-l p-4">
      <span aria-hidden className="bg-sheet shadow-e1 h-9 w-3/5 rounded-l" />
      <span aria-hidden className="bg-accent-soft ms-auto h-9 w-2/5 rounded-l" />
      <span className="ms-auto">{children}</span>
    </div>
  )
}

/** What was measured of the master, and what the artist wrote of the sticker. */
export function StickerFacts({
  sticker,
}: {
  sticker: {
    width: number
    height: number
    bytes: number
    frames: number
    durationMs: number
    fileName: string
    emoji: string[]
    tags: string[]
    alt: string
  }
}) {
  const t = useTranslations('desk.facts')
  return (
    <div className="grid gap-2.5">
      <ul className="flex flex-wrap justify-center gap-2">
        <li>
          <Tag>
            <bdi dir="ltr" className="figures">
              {sticker.width} × {sticker.height} px
            </bdi>
          </Tag>
        </li>
        <li>
          <Tag>
            <bdi dir="ltr" className="figures">
              {t('bytes', { kb: Math.ceil(sticker.bytes / 1000) })}
            </bdi>
          </Tag>
        </li>
        {sticker.frames > 1 && (
          <li>
            <Tag>{t('moves', { frames: sticker.frames, seconds: sticker.durationMs / 1000 })}</Tag>
          </li>
        )}
        <li>
          <Tag className="max-w-64">
            <bdi className="truncate">{sticker.fileName}</bdi>
          </Tag>
        </li>
        {sticker.emoji.length > 0 && (
          <li>
            <Tag>
              <span className="sr-only">{t('emoji')}</span>
              <span className="text-base leading-none">{sticker.emoji.join(' ')}</span>
            </Tag>
          </li>
        )}
        {sticker.tags.map((tag) => (
          <li key={tag}>
            <Tag>
              <bdi>#{tag}</bdi>
            </Tag>
          </li>
        ))}
      </ul>
      <p className="text-ink-2 text-center">
        <span className="text-ink-3">{t('alt')}</span> <bdi>{sticker.alt || t('none')}</bdi>
      </p>
    </div>
  )
}
