'use client'

import { EyeIcon } from '@phosphor-icons/react/dist/ssr/Eye'
import { PaperPlaneTiltIcon } from '@phosphor-icons/react/dist/ssr/PaperPlaneTilt'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormState } from '@/infra/form-action'
import { Button, buttonLook } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { FieldError } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { Track } from '@/ui/track'
import type { EditorPage } from '../find-editor'
import { SaveMark } from './save-mark'
import type { SaveAction, SaveState } from './use-editor'
import { sentBack } from './sent-back'

export interface HeadActions {
  submitPack: SaveAction
  withdrawPack: SaveAction
  startVersion: SaveAction
  stopSelling: SaveAction
  resumeSelling: SaveAction
}

/** The pack's name, where it stands, whether it is saved, and the one thing that can be done with it now. */
export function EditorHead({
  editor,
  save,
  actions,
  reviewHours,
  packHref,
  flush,
  refresh,
}: {
  editor: EditorPage
  save: SaveState
  actions: HeadActions
  reviewHours: number
  packHref: string
  flush: () => Promise<void>
  refresh: () => Promise<void>
}) {
  const t = useTranslations('studio.head')
  const states = useTranslations('studio.states')
  const format = useFormatter()
  const [busy, setBusy] = useState<string>()
  const [fault, setFault] = useState<FormState>()
  // As the checklist shows them: what is the same about many stickers is one thing to do.
  const faults = new Set(editor.checklist.flatMap(({ severity, code }) => (severity === 'fault' ? code : []))).size

  const act = async (name: keyof HeadActions) => {
    setBusy(name)
    await flush()
    const form = new FormData()
    form.set('versionId', editor.versionId)
    form.set('packId', editor.packId)
    const result = await actions[name](undefined, form)
    setFault(result.ok ? undefined : result)
    // The page itself is another one then: a version that just began, or one that may no longer be changed.
    if (result.ok && name === 'startVersion') window.location.reload()
    else await refresh()
    setBusy(undefined)
  }
  const { state, packState } = editor
  return (
    <header className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <h1 className="type-page min-w-0">
          <bdi>{editor.title || t('untitled')}</bdi>
        </h1>
        <div className="flex flex-wrap items-center gap-2.5">
          {packState === 'on_sale' && (
            <a href={packHref} className={buttonLook('outline')}>
              <Icon of={EyeIcon} />
              {t('asBuyer')}
            </a>
          )}
          {editor.isArtist && (state === 'editing' || state === 'rejected') && (
            <Button
              kind="main"
              icon={<Icon of={PaperPlaneTiltIcon} flips />}
              pending={busy === 'submitPack'}
              disabled={faults > 0 || !editor.mayEdit}
              onClick={() => void act('submitPack')}
            >
              {sentBack(editor) ? t('submitAgain') : t('submit')}
            </Button>
          )}
          {editor.isArtist && state === 'waiting' && (
            <Button kind="outline" pending={busy === 'withdrawPack'} onClick={() => void act('withdrawPack')}>
              {t('withdraw')}
            </Button>
          )}
          {editor.isArtist && state === 'approved' && packState !== 'banned' && (
            <Button kind="strong" pending={busy === 'startVersion'} onClick={() => void act('startVersion')}>
              {t('newVersion')}
            </Button>
          )}
          {editor.isArtist && packState === 'on_sale' && (
            <Dialog
              trigger={t('stop')}
              look={buttonLook('outline')}
              title={t('stopTitle', { title: editor.title })}
              close={t('close')}
            >
              <p className="text-ink-2 mb-5">{t('stopWords', { count: editor.ownerCount })}</p>
              <form method="dialog" className="flex flex-wrap gap-2.5">
                <button className={buttonLook('danger')} onClick={() => void act('stopSelling')}>
                  {t('stop')}
                </button>
                <button className={buttonLook('outline')}>{t('keep')}</button>
              </form>
            </Dialog>
          )}
          {editor.isArtist && packState === 'stopped' && (
            <Button kind="outline" pending={busy === 'resumeSelling'} onClick={() => void act('resumeSelling')}>
              {t('resume')}
            </Button>
          )}
        </div>
      </div>
      <div className="type-small text-ink-2 flex flex-wrap items-center gap-x-8 gap-y-2">
        <Track
          label={t('track')}
          steps={editor.track.steps.map((step) => states(step))}
          current={editor.track.current}
        />
        <p className="text-ink-3 flex flex-wrap gap-x-1.5">
          {t('version', { number: editor.number })} ·{' '}
          {editor.mayEdit ? <SaveMark state={save} /> : states(`words.${state}`)}
        </p>
        <p className="text-ink-3 ms-auto">
          {editor.mayEdit && faults > 0 && t('toGo', { count: faults })}{' '}
          {(editor.mayEdit || state === 'waiting') && t('reviewTakes', { hours: reviewHours })}
          {state === 'waiting' && editor.submittedAt && (
            <>
              {' '}
              {t('sentAt', {
                when: format.dateTime(new Date(editor.submittedAt), { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </>
          )}
        </p>
      </div>
      {fault && <FieldError>{fault.message}</FieldError>}
    </header>
  )
}
