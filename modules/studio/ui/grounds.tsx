'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { Stage } from '@/ui/stage'
import type { EditorSticker } from '../find-editor'
import { StickerPicture } from './sticker-picture'

const GROUNDS = ['light', 'dark'] as const

/** A sticker as the shop shows it, on paper and on ink. */
export function Grounds({ sticker }: { sticker: EditorSticker }) {
  const t = useTranslations('studio.grounds')
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('light')
  return (
    <div className="grid gap-2.5">
      <Stage backdrop={ground === 'dark' ? 'ink' : 'paper'} className="h-60">
        <div className="grid h-full place-items-center">
          <StickerPicture {...sticker} side={184} alt={sticker.alt} alone />
        </div>
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
