'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import type { Problem } from '@/core/refusal'
import type { PagePicture } from '@/modules/imaging/page-picture'
import { ActionForm } from '@/ui/action-form'
import { buttonLook } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { dropPagePicture } from '../actions'
import { ProblemLine } from './problem-line'

interface Answer {
  ok: boolean
  problems?: Problem[]
  message?: string
}

/** The banner or the portrait of one's page: as it is (`children`), another, or none. */
export function PagePictureField({
  kind,
  there,
  children,
}: {
  kind: PagePicture
  there: boolean
  children: ReactNode
}) {
  const t = useTranslations('studio.page')
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer>()
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setBusy(true)
    const type = { 'Content-Type': 'application/octet-stream' }
    const said = await fetch(`/api/studio/page?kind=${kind}`, { method: 'POST', headers: type, body: file }).catch(
      () => undefined,
    )
    setAnswer(said ? ((await said.json()) as Answer) : { ok: false, message: t('offline') })
    setBusy(false)
    if (said?.ok) router.refresh()
  }
  return (
    <section aria-label={t(`${kind}.title`)} className="grid gap-3">
      <h2 className="type-t4">{t(`${kind}.title`)}</h2>
      {children}
      <div className="flex flex-wrap items-center gap-2.5">
        <label className={buttonLook('outline', 's', 'relative focus-within:outline-2')} aria-busy={busy}>
          {busy ? t('making') : t(there ? `${kind}.change` : `${kind}.add`)}
          <input
            type="file"
            accept="image/*"
            disabled={busy}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
            onChange={(event) => void send(event)}
          />
        </label>
        {there && (
          <ActionForm action={dropPagePicture}>
            <input type="hidden" name="kind" value={kind} />
            <SubmitButton kind="bare" size="s">
              {t(`${kind}.remove`)}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {answer?.problems?.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
      {answer?.message && (
        <Notice tone="bad" role="alert">
          {answer.message}
        </Notice>
      )}
      <p className="type-small text-ink-3">{t(`${kind}.hint`)}</p>
    </section>
  )
}
