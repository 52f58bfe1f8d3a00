'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { mark } from '../actions'
import type { ReasonCode } from '../reasons'
import type { Mark } from './marks'
import { ReasonList } from './reason-list'

/** Say what is wrong with one sticker or with the pack as a whole. With scripts every tick is sent by itself; without, by a button. */
export function MarkForm({
  caseId,
  stickerId,
  place,
  wholePack,
  onScope,
  names,
  artistLang,
  shown,
  suggested,
  onToggle,
  onWords,
}: {
  caseId: string
  stickerId: string | undefined
  place: number
  wholePack: boolean
  onScope: (wholePack: boolean) => void
  names: Record<ReasonCode, string>
  artistLang: string
  shown: Mark
  /** The reason that the sticker's closest match speaks for. */
  suggested: ReasonCode | undefined
  onToggle: (code: ReasonCode) => void
  onWords: (words: string, keep: boolean) => void
}) {
  const t = useTranslations('desk.mark')
  const [answer, send] = useActionState(mark, undefined)
  const scopes = [
    { whole: false, href: `?sticker=${place}`, words: t('sticker', { number: place }) },
    { whole: true, href: `?sticker=${place}&whole=1`, words: t('pack') },
  ]
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="caseId" value={caseId} />
      {stickerId && <input type="hidden" name="stickerId" value={stickerId} />}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <h2 className="type-t5">{t('title')}</h2>
        <fieldset className={segmentsLook}>
          <legend className="sr-only">{t('scope')}</legend>
          {scopes.map((scope) => (
            <a
              key={scope.href}
              href={scope.href}
              aria-current={scope.whole === wholePack ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                onScope(scope.whole)
              }}
              className={segmentLook(scope.whole === wholePack)}
            >
              {scope.words}
            </a>
          ))}
        </fieldset>
      </div>
      <ReasonList
        legend={t('title')}
        names={names}
        name="reasons[]"
        chosen={shown.reasons}
        suggested={suggested && { code: suggested, words: t('suggested') }}
        onToggle={onToggle}
      />
      {!wholePack && (
        <div hidden={shown.reasons.length === 0}>
          <TextArea
            label={t('words', { number: place })}
            name="words"
            value={shown.words}
            onChange={(event) => onWords(event.target.value, false)}
            onBlur={(event) => onWords(event.target.value, true)}
            lang={artistLang}
            dir="auto"
            rows={2}
          />
        </div>
      )}
      {answer?.message && (
        <p role="alert" className="text-bad type-small">
          {answer.message}
        </p>
      )}
      <noscript>
        <Button type="submit" size="s">
          {t('note')}
        </Button>
      </noscript>
    </form>
  )
}
