'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Stage } from '@/ui/stage'
import type { EditorSticker } from '../find-editor'
import { StickerPicture } from './sticker-picture'

const GROUNDS = ['light', 'dark', 'chat', 'chatDark'] as const

/** A sticker on the grounds it will lie on: paper, ink, and in a chat in both themes. */
export function Grounds({ sticker }: { sticker: EditorSticker }) {
  const t = useTranslations('studio.grounds')
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('light')
  const dark = ground === 'dark' || ground === 'chatDark'
  const picture = <StickerPicture {...sticker} side={ground.startsWith('chat') ? 128 : 184} alt={sticker.alt} alone />
  return (
    <div className="grid gap-2.5">
      <Stage backdrop={dark ? 'ink' : 'paper'} className="h-60">
        {ground.startsWith('chat') ? (
          <div className="grid h-full content-center gap-2.5 px-6">
            <p className="bg-sheet rounded-m type-small me-auto max-w-[70%] px-3.5 py-2">{t('they')}</p>
            <div className="ms-auto">{picture}</div>
          </div>
        ) : (
          <div className="grid h-full place-items-center">{picture}</div>
        )}
      </Stage>
      <fieldset aria-label={t('label')} className={`${segmentsLook} justify-self-start`}>
        {GROUNDS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={ground === name}
            className={segmentLook(ground === name)}
            onClick={() => setGround(name)}
          >
            {t(name)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
