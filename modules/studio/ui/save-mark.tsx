'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { SaveState } from './use-editor'

/** Whether what was written is kept: said quietly beside the version, aloud only when it is not. */
export function SaveMark({ state }: { state: SaveState }) {
  const t = useTranslations('studio.save')
  return (
    <output aria-live="polite" className={state === 'failed' || state === 'stale' ? 'text-bad strong' : ''}>
      {t(state)}
    </output>
  )
}

/** What to do when it is not kept. */
export function SaveTrouble({
  state,
  message,
  retry,
}: {
  state: SaveState
  message: string | undefined
  retry: () => void
}) {
  const t = useTranslations('studio.save')
  if (state === 'stale')
    return (
      <Notice
        tone="bad"
        role="alert"
        title={t('staleTitle')}
        action={
          <Button kind="outline" size="s" onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {t('staleWords')}
      </Notice>
    )
  if (state !== 'failed') return null
  return (
    <Notice
      tone="bad"
      role="alert"
      title={t('failedTitle')}
      action={
        <Button kind="outline" size="s" onClick={retry}>
          {t('retry')}
        </Button>
      }
    >
      {message ?? t('failedWords')}
    </Notice>
  )
}
