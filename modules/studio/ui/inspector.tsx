'use client'

import { ArrowLeftIcon } from '@phosphor-icons/react/dist/ssr/ArrowLeft'
import { ArrowRightIcon } from '@phosphor-icons/react/dist/ssr/ArrowRight'
import { TrashIcon } from '@phosphor-icons/react/dist/ssr/Trash'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { isolate } from '@/core/text'
import type { Provenance } from '@/modules/imaging/provenance'
import { KIND_NAMES } from '@/modules/imaging/sticker-kind'
import { Button, IconButton } from '@/ui/button'
import { TextArea, TextField } from '@/ui/field'
import { Icon } from '@/ui/icon'
import type { EditorPage, EditorSticker } from '../find-editor'
import { LIMITS } from '../limits'
import { type ExtraActions, ExtrasPanel } from './extras-panel'
import { FixPanel, type FixActions } from './fix-panel'
import { Grounds } from './grounds'
import { MessagePanel } from './message-panel'
import { Messengers } from './messengers'
import { TagField } from './tag-field'
import type { StickerEdit } from './use-editor'

/** One sticker close up: what was said of it, what can be mended, its words, its place. */
export function Inspector({
  editor,
  sticker,
  fixes,
  extras,
  reasonName,
  onEdit,
  onMove,
  onRemove,
}: {
  editor: EditorPage
  sticker: EditorSticker
  fixes: FixActions
  extras: ExtraActions
  reasonName: (code: string) => string
  onEdit: (change: StickerEdit) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const t = useTranslations('studio.inspector')
  const format = useFormatter()
  const place = editor.stickers.indexOf(sticker) + 1
  const count = editor.stickers.length
  const disabled = !editor.mayEdit
  return (
    <div className="grid gap-5">
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="type-small text-ink-3">
            {t('place', { place, count })} · <bdi>{`${sticker.width} × ${sticker.height}`}</bdi> ·{' '}
            <bdi>{format.number(sticker.bytes / 1000, { maximumFractionDigits: 0 })} KB</bdi>
            {sticker.kind !== 'still' && (
              <>
                {' '}
                · {KIND_NAMES[sticker.kind]} ·{' '}
                {t('plays', { frames: sticker.frames, seconds: sticker.durationMs / 1000 })}
              </>
            )}
          </p>
          <h2 className="type-t4 truncate">
            <bdi>{sticker.alt || sticker.fileName}</bdi>
          </h2>
        </div>
        {editor.mayEdit && (
          <IconButton label={t('remove', { place })} onClick={onRemove}>
            <Icon of={TrashIcon} />
          </IconButton>
        )}
      </header>

      <Grounds sticker={sticker} />
      <Said sticker={sticker} reasonName={reasonName} />
      {sticker.provenance && <FileNote said={sticker.provenance} />}
      {editor.mayEdit && sticker.kind === 'still' && <FixPanel sticker={sticker} actions={fixes} />}
      <ExtrasPanel key={`extras ${sticker.id}`} sticker={sticker} mayEdit={editor.mayEdit} actions={extras} />
      <Messengers editor={editor} sticker={sticker} />

      {/* Keyed by the sticker: what is half typed belongs to this one and never lands on the next. */}
      <Words key={sticker.id} sticker={sticker} disabled={disabled} onEdit={onEdit} />

      {sticker.kind === 'still' && (editor.mayEdit || sticker.slot) && (
        <MessagePanel key={`${sticker.id}-message`} sticker={sticker} disabled={disabled} onEdit={onEdit} />
      )}

      {editor.mayEdit && (
        <div className="flex flex-wrap gap-2.5">
          <Button
            kind="outline"
            size="s"
            disabled={place === 1}
            icon={<Icon of={ArrowLeftIcon} size={16} flips />}
            onClick={() => onMove(place - 2)}
          >
            {t('earlier')}
          </Button>
          <Button
            kind="outline"
            size="s"
            disabled={place === count}
            after={<Icon of={ArrowRightIcon} size={16} flips />}
            onClick={() => onMove(place)}
          >
            {t('later')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Words({
  sticker,
  disabled,
  onEdit,
}: {
  sticker: EditorSticker
  disabled: boolean
  onEdit: (change: StickerEdit) => void
}) {
  const t = useTranslations('studio.inspector')
  const [emoji, setEmoji] = useState(sticker.emoji.join(' '))
  return (
    <>
      <TextField
        label={t('emoji')}
        hint={t('emojiHint')}
        value={emoji}
        disabled={disabled}
        error={!disabled && sticker.emoji.length === 0 ? t('emojiMissing') : undefined}
        onChange={(event) => {
          setEmoji(event.target.value)
          onEdit({ emoji: event.target.value })
        }}
      />
      <TextArea
        label={t('alt')}
        hint={t('altHint')}
        value={sticker.alt}
        disabled={disabled}
        dir="auto"
        maxLength={LIMITS.alt}
        aside={
          <bdi>
            {sticker.alt.length} / {LIMITS.alt}
          </bdi>
        }
        onChange={(event) => onEdit({ alt: event.target.value })}
      />
      <TagField
        label={t('tags')}
        tags={sticker.tags}
        limit={LIMITS.tags}
        disabled={disabled}
        onChange={(tags) => onEdit({ tags })}
      />
    </>
  )
}

/** What the reviewer said of this sticker: it stays until the pack is sent again. */
function Said({ sticker, reasonName }: { sticker: EditorSticker; reasonName: (code: string) => string }) {
  const t = useTranslations('studio.inspector')
  if (sticker.reasons.length === 0) return null
  return (
    <section aria-label={t('said')} className="bg-bad-soft rounded-tile grid gap-1.5 px-5 py-4">
      <ul className="grid gap-1">
        {sticker.reasons.map((code) => (
          <li key={code} className="strong">
            {reasonName(code)} <bdi className="type-code text-bad font-normal">{code}</bdi>
          </li>
        ))}
      </ul>
      {sticker.words && <p dir="auto">{sticker.words}</p>}
      <p className="type-small text-ink-2">{sticker.unanswered ? t('unanswered') : t('answered')}</p>
    </section>
  )
}

/** What the file says of itself: no fault, but its artist should know that the reviewer reads it. */
function FileNote({ said }: { said: Provenance }) {
  const t = useTranslations('studio.inspector.note')
  return (
    <section aria-label={t('title')} className="bg-well rounded-tile type-small grid gap-1 px-5 py-4">
      <p className="strong">{t('title')}</p>
      {said.state === 'unreadable' ? (
        <p>{t('unreadable')}</p>
      ) : (
        <>
          {said.generator && <p>{t('generator', { name: isolate(said.generator) })}</p>}
          {said.signer && <p>{t('signer', { name: isolate(said.signer) })}</p>}
          {said.model !== 'none' && <p>{t(`model.${said.model}`)}</p>}
          {said.state === 'changed' && <p>{t('changed')}</p>}
        </>
      )}
      <p className="text-ink-2">{t('removed')}</p>
    </section>
  )
}
