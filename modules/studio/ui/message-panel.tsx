'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Problem } from '@/core/refusal'
import { FIRST_SLOT, FONT_NAMES, MESSAGE_CHARACTERS, MESSAGE_FONTS, type MessageSlot } from '@/modules/imaging/message-slot' // prettier-ignore
import { Button } from '@/ui/button'
import { Chip } from '@/ui/chip'
import { TextField } from '@/ui/field'
import type { EditorSticker } from '../find-editor'
import { ProblemLine } from './problem-line'
import type { StickerEdit } from './use-editor'

/** After the last change, in ms, before the picture is asked for. */
const PAUSE_MS = 350

interface Props {
  sticker: EditorSticker
  disabled: boolean
  onEdit: (change: StickerEdit) => void
}

/** Make a sticker one that its buyer writes on: where, in which letters, and how that looks. */
export function MessagePanel({ sticker, disabled, onEdit }: Props) {
  const t = useTranslations('studio.message')
  const { slot } = sticker
  const [text, setText] = useState(t('sample'))
  if (!slot)
    return (
      <section aria-label={t('label')} className="grid justify-items-start gap-1.5">
        <Button kind="outline" size="s" onClick={() => onEdit({ slot: FIRST_SLOT })}>
          {t('add')}
        </Button>
        <p className="type-small text-ink-3">{t('hint')}</p>
      </section>
    )
  return (
    <section aria-label={t('label')} className="border-line grid gap-4 rounded-l border p-4">
      <h3 className="type-small strong">{t('label')}</h3>
      <Preview stickerId={sticker.id} slot={slot} text={text} />
      <TextField
        label={t('try')}
        value={text}
        dir="auto"
        maxLength={MESSAGE_CHARACTERS}
        onChange={(event) => setText(event.target.value)}
      />
      {!disabled && <Controls slot={slot} onEdit={onEdit} />}
    </section>
  )
}

function Controls({ slot, onEdit }: { slot: MessageSlot; onEdit: (change: StickerEdit) => void }) {
  const t = useTranslations('studio.message')
  const change = (next: Partial<MessageSlot>) => onEdit({ slot: within({ ...slot, ...next }) })
  return (
    <>
      <div className="flex flex-wrap gap-2.5">
        {MESSAGE_FONTS.map((font) => (
          <Chip key={font} chosen={slot.font === font} onClick={() => change({ font })}>
            {FONT_NAMES[font]}
          </Chip>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        {(['left', 'top', 'width', 'height'] as const).map((side) => (
          <Slider
            key={side}
            label={t(`sides.${side}`)}
            value={slot[side]}
            least={side === 'width' ? 100 : side === 'height' ? 50 : 0}
            most={1000}
            onChange={(value) => change({ [side]: value })}
          />
        ))}
        <Slider label={t('curve')} value={slot.curve} least={-100} most={100} onChange={(curve) => change({ curve })} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Colour label={t('colour')} value={slot.colour} onChange={(colour) => change({ colour })} />
        <Chip chosen={slot.outline !== null} onClick={() => change({ outline: slot.outline ? null : '#ffffff' })}>
          {t('outline')}
        </Chip>
        {slot.outline && (
          <Colour label={t('outlineColour')} value={slot.outline} onChange={(outline) => change({ outline })} />
        )}
      </div>
      <Button kind="bare" size="s" className="justify-self-start" onClick={() => onEdit({ slot: null })}>
        {t('remove')}
      </Button>
    </>
  )
}

/** The box stays on the picture: where it is too large for its place, its place gives way. */
function within(slot: MessageSlot): MessageSlot {
  return { ...slot, left: Math.min(slot.left, 1000 - slot.width), top: Math.min(slot.top, 1000 - slot.height) }
}

interface SliderProps {
  label: string
  value: number
  least: number
  most: number
  onChange: (value: number) => void
}

function Slider({ label, value, least, most, onChange }: SliderProps) {
  return (
    <label className="type-small grid gap-1">
      {label}
      <input
        type="range"
        min={least}
        max={most}
        step={10}
        value={value}
        className="accent-accent h-6 w-full"
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  )
}

function Colour({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="type-small flex items-center gap-2">
      <input
        type="color"
        value={value}
        className="border-line-strong rounded-m h-9 w-11 border"
        onChange={(event) => onChange(event.target.value)}
      />
      {label}
    </label>
  )
}

/** What a buyer would get, as the server makes it. The one before stays until the next is there. */
function Preview({ stickerId, slot, text }: { stickerId: string; slot: MessageSlot; text: string }) {
  const t = useTranslations('studio.message')
  const [made, setMade] = useState<{ url?: string; problems: Problem[] }>({ problems: [] })
  const query = new URLSearchParams({ slot: JSON.stringify(slot), text }).toString()
  useEffect(() => {
    const asking = new AbortController()
    const show = async () => {
      const answer = await fetch(`/api/studio/stickers/${stickerId}/message?${query}`, { signal: asking.signal })
      if (answer.status === 422) {
        const problems = (await answer.json()) as Problem[]
        setMade((before) => ({ ...before, problems }))
      } else if (answer.ok) {
        const url = URL.createObjectURL(await answer.blob())
        setMade({ url, problems: [] })
      }
    }
    // What could not be asked is asked again with the next change.
    const timer = setTimeout(() => void show().catch(() => undefined), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [stickerId, query])
  return (
    <div className="grid gap-2">
      <span className="dotted-ground rounded-m grid aspect-square place-items-center p-2">
        {made.url ? (
          <img src={made.url} alt={t('preview', { text })} className="max-h-full max-w-full" />
        ) : (
          <span className="spinner text-ink-2" />
        )}
      </span>
      {made.problems.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
    </div>
  )
}
