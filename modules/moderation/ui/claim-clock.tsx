'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useState } from 'react'
import { SubmitButton } from '@/ui/submit-button'
import { keep, putBack } from '../actions'
import { CLAIM_MINUTES } from '../case'
import { DeskKey } from './desk-key'

/** The form that puts the case back, for the key that does the same. */
export const GIVE_BACK = 'give-back'

/** How long the case stays in these hands, counted down, with the whole time again for the asking. */
export function ClaimClock({ caseId, endsAt }: { caseId: string; endsAt: Date }) {
  const t = useTranslations('desk.claim')
  const router = useRouter()
  const [kept, askMore] = useActionState(keep, undefined)
  const [given, give] = useActionState(putBack, undefined)
  const message = kept?.message ?? given?.message
  // The server's page cannot know the reader's second: it shows the whole minutes, the browser goes on from there.
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const tick = () => {
      const seconds = Math.max(0, Math.round((endsAt.getTime() - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds === 0) {
        clearInterval(timer)
        router.refresh()
      }
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
  }, [endsAt, router])

  const whole = CLAIM_MINUTES * 60
  const part = left === undefined ? 1 : left / whole
  const soon = left !== undefined && left < 180
  return (
    <div className="border-line bg-sheet flex flex-wrap items-center gap-x-4 gap-y-3 rounded-l border px-4 py-3">
      <svg aria-hidden viewBox="0 0 44 44" className="size-11 shrink-0 -rotate-90">
        <circle cx="22" cy="22" r="19" fill="none" strokeWidth="5" className="stroke-line" />
        <circle
          cx="22"
          cy="22"
          r="19"
          fill="none"
          strokeWidth="5"
          pathLength="1"
          strokeDasharray={`${part} 1`}
          className={soon ? 'stroke-warn' : 'stroke-accent'}
        />
      </svg>
      <p className="min-w-0 grow">
        <span role="timer" className="strong figures block">
          {left === undefined
            ? t('mine')
            : t('left', { minutes: Math.floor(left / 60), seconds: String(left % 60).padStart(2, '0') })}
        </span>
        <span className="type-small text-ink-3 block">{t('then')}</span>
      </p>
      <div className="flex w-full flex-wrap gap-2">
        <form action={askMore}>
          <input type="hidden" name="caseId" value={caseId} />
          <SubmitButton size="s">{t('keep')}</SubmitButton>
        </form>
        <form action={give} id={GIVE_BACK}>
          <input type="hidden" name="caseId" value={caseId} />
          <SubmitButton size="s" after={<DeskKey>U</DeskKey>}>
            {t('giveBack')}
          </SubmitButton>
        </form>
      </div>
      {message && (
        <p role="alert" className="text-bad type-small w-full">
          {message}
        </p>
      )}
    </div>
  )
}
