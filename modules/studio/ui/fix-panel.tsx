'use client'

import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/dist/ssr/ArrowCounterClockwise'
import { WrenchIcon } from '@phosphor-icons/react/dist/ssr/Wrench'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { Chip } from '@/ui/chip'
import { Icon } from '@/ui/icon'
import type { EditorSticker } from '../find-editor'
import { FIXES, type Fix } from '@/modules/imaging/sticker-problem'

export interface FixActions {
  apply: (stickerId: string, fix: Fix) => Promise<void>
  undo: (stickerId: string) => Promise<void>
}

/** Mend a picture: choose a fix, see before and after, keep it or not. What was kept can be taken back, one by one. */
export function FixPanel({ sticker, actions }: { sticker: EditorSticker; actions: FixActions }) {
  const t = useTranslations('studio.fix')
  const [chosen, setChosen] = useState<Fix>()
  const [busy, setBusy] = useState(false)
  // A fix seen for one picture says nothing about the next one.
  const [seenFor, setSeenFor] = useState(sticker.artKey)
  if (seenFor !== sticker.artKey) {
    setSeenFor(sticker.artKey)
    setChosen(undefined)
  }
  const during = async (work: Promise<void>) => {
    setBusy(true)
    await work
    setBusy(false)
    setChosen(undefined)
  }
  const last = sticker.fixes.at(-1)
  return (
    <section aria-label={t('label')} className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2.5">
        {FIXES.map((fix) => (
          <Chip key={fix} chosen={chosen === fix} onClick={() => setChosen(chosen === fix ? undefined : fix)}>
            {t(`names.${fix}`)}
          </Chip>
        ))}
        {last && (
          <Button
            kind="bare"
            size="s"
            pending={busy && !chosen}
            icon={<Icon of={ArrowCounterClockwiseIcon} size={16} />}
            onClick={() => void during(actions.undo(sticker.id))}
          >
            {t('undo', { fix: t(`names.${last}`) })}
          </Button>
        )}
      </div>
      {chosen && (
        <div className="border-line grid gap-3 rounded-l border p-4">
          <BeforeAfter key={`${sticker.artKey}${chosen}`} sticker={sticker} fix={chosen} />
          <div className="flex flex-wrap gap-2.5">
            <Button
              kind="strong"
              pending={busy}
              icon={<Icon of={WrenchIcon} />}
              onClick={() => void during(actions.apply(sticker.id, chosen))}
            >
              {t('keep')}
            </Button>
            <Button kind="bare" onClick={() => setChosen(undefined)}>
              {t('leave')}
            </Button>
          </div>
          <p className="type-small text-ink-3">{t(`words.${chosen}`)}</p>
        </div>
      )}
    </section>
  )
}

/** The picture as it is and as it would be, on the same checked ground, at the same scale. */
function BeforeAfter({ sticker, fix }: { sticker: EditorSticker; fix: Fix }) {
  const t = useTranslations('studio.fix')
  const [after, setAfter] = useState<{ url: string } | 'wait' | 'failed'>('wait')
  useEffect(() => {
    const asking = new AbortController()
    let url: string | undefined
    void fetch(`/api/studio/stickers/${sticker.id}/picture?fix=${fix}`, { signal: asking.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status))
        url = URL.createObjectURL(await answer.blob())
        setAfter({ url })
      })
      .catch(() => asking.signal.aborted || setAfter('failed'))
    return () => {
      asking.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [sticker.id, fix])
  return (
    <div className="grid grid-cols-2 gap-3">
      <figure className="grid gap-1.5">
        <span className="dotted-ground rounded-m grid aspect-square place-items-center p-2">
          <img src={`/api/studio/stickers/${sticker.id}/picture`} alt={t('before')} className="max-h-full max-w-full" />
        </span>
        <figcaption className="type-small text-ink-2 text-center">{t('before')}</figcaption>
      </figure>
      <figure className="grid gap-1.5">
        <span className="dotted-ground rounded-m grid aspect-square place-items-center p-2">
          {after === 'wait' && <span className="spinner text-ink-2" />}
          {after === 'failed' && <span className="type-small text-bad">{t('failed')}</span>}
          {typeof after === 'object' && <img src={after.url} alt={t('after')} className="max-h-full max-w-full" />}
        </span>
        <figcaption className="type-small text-ink-2 text-center">{t('after')}</figcaption>
      </figure>
    </div>
  )
}
