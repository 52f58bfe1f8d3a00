'use client'

import { TrashIcon } from '@phosphor-icons/react/dist/ssr/Trash'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useState } from 'react'
import type { Problem } from '@/core/refusal'
import { EXTRAS, type ExtraKind } from '@/modules/imaging/sticker-extras'
import { buttonLook, IconButton } from '@/ui/button'
import { EffectButton } from '@/ui/effect-button'
import { Icon } from '@/ui/icon'
import { SoundButton } from '@/ui/sound-button'
import type { EditorSticker } from '../find-editor'
import { ProblemLine } from './problem-line'

export interface ExtraActions {
  /** What is wrong with the file; nothing when it was taken. */
  add: (stickerId: string, kind: ExtraKind, file: File) => Promise<Problem[]>
  remove: (stickerId: string, kind: ExtraKind) => Promise<void>
}

const ACCEPTS = {
  sound: '.wav,.mp3,.ogg,.oga,.opus,.m4a,audio/*',
  effect: '.json,.lottie,.tgs,.webm,.mp4,.png,.apng,.webp,.gif',
}

/** A sound and an effect of a sticker: add, hear or see, take away. */
export function ExtrasPanel({
  sticker,
  mayEdit,
  actions,
}: {
  sticker: EditorSticker
  mayEdit: boolean
  actions: ExtraActions
}) {
  const t = useTranslations('studio.extras')
  const [busy, setBusy] = useState<ExtraKind>()
  const [problems, setProblems] = useState<Problem[]>([])
  const send = async (kind: ExtraKind, event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setBusy(kind)
    setProblems(await actions.add(sticker.id, kind, file))
    setBusy(undefined)
  }
  const { sound, effect } = sticker.extras
  if (!mayEdit && !sound && !effect) return null
  return (
    <section aria-label={t('label')} className="grid gap-3">
      {EXTRAS.map((kind) => {
        const extra = sticker.extras[kind]
        return (
          <div key={kind} className="flex flex-wrap items-center gap-2.5">
            {kind === 'sound' && sound && (
              <SoundButton of={sound.key} words={{ play: t('sound.play'), stop: t('sound.stop') }} />
            )}
            {kind === 'effect' && effect && (
              <EffectButton of={effect.key} ms={effect.ms} words={{ play: t('effect.play'), calm: t('effect.calm') }} />
            )}
            {mayEdit && (
              <label className={buttonLook('bare', 's', 'relative focus-within:outline-2')} aria-busy={busy === kind}>
                {busy === kind ? t('making') : extra ? t(`${kind}.change`) : t(`${kind}.add`)}
                <input
                  type="file"
                  accept={ACCEPTS[kind]}
                  disabled={busy !== undefined}
                  className="absolute inset-0 size-full cursor-pointer opacity-0"
                  onChange={(event) => void send(kind, event)}
                />
              </label>
            )}
            {mayEdit && extra && (
              <IconButton label={t(`${kind}.remove`)} onClick={() => void actions.remove(sticker.id, kind)}>
                <Icon of={TrashIcon} />
              </IconButton>
            )}
          </div>
        )
      })}
      {problems.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
      {mayEdit && <p className="type-small text-ink-3">{t('hint')}</p>}
    </section>
  )
}
