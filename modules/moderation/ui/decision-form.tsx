'use client'

import { useTranslations } from 'next-intl'
import { type Ref, startTransition, useActionState, useId, useImperativeHandle, useRef } from 'react'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { approve, reject } from '../actions'
import { REASON_CODES, type ReasonCode } from '../reasons'
import { DeskKey } from './desk-key'

/**
 * Yes or no. What the artist will read is on screen before anything is sent, and a yes or a no asks once
 * more. Without scripts the buttons act at once.
 */
export function DecisionForm({
  ref,
  caseId,
  artistLang,
  count,
  faults,
  reasons,
  letter,
  proposedLetter,
  names,
  onLetter,
}: {
  ref: Ref<{ approve(): void; reject(): void }>
  caseId: string
  artistLang: string
  count: number
  faults: number
  /** For the pack as a whole. */
  reasons: readonly string[]
  letter: string
  proposedLetter: string
  names: Record<ReasonCode, string>
  onLetter: (words: string, keep: boolean) => void
}) {
  const t = useTranslations('desk.decide')
  const [approved, sendApproval, approving] = useActionState(approve, undefined)
  const [rejected, sendRejection, rejecting] = useActionState(reject, undefined)
  const form = useRef<HTMLFormElement>(null)
  const yes = useRef<HTMLDialogElement>(null)
  const no = useRef<HTMLDialogElement>(null)
  const formId = useId()
  const hasFaults = faults > 0 || reasons.length > 0
  const mayReject = hasFaults && letter.trim() !== ''
  const message = approved?.message ?? rejected?.message

  useImperativeHandle(ref, () => ({
    approve: () => !hasFaults && yes.current?.showModal(),
    reject: () => mayReject && no.current?.showModal(),
  }))

  /** Send what stands in the form. */
  const answer = (send: (data: FormData) => void) =>
    startTransition(() => {
      if (form.current) send(new FormData(form.current))
    })

  return (
    <div className="border-line px-5 pb-6 lg:border-t lg:px-6 lg:py-4">
      <form id={formId} ref={form} action={sendRejection} className="grid gap-3">
        <input type="hidden" name="caseId" value={caseId} />
        {reasons.map((code) => (
          <input key={code} type="hidden" name="reasons[]" value={code} />
        ))}
        <TextArea
          label={t('letter')}
          hint={hasFaults ? undefined : t('letterEmpty')}
          name="words"
          value={letter}
          onChange={(event) => onLetter(event.target.value, false)}
          onBlur={(event) => event.target.value !== proposedLetter && onLetter(event.target.value, true)}
          lang={artistLang}
          dir="auto"
          rows={3}
        />
        {message && (
          <p role="alert" className="text-bad type-small">
            {message}
          </p>
        )}
        <div className="grid grid-cols-2 gap-2">
          <Button
            type="submit"
            kind={mayReject ? 'strong' : 'outline'}
            aria-disabled={!mayReject}
            aria-describedby={mayReject ? undefined : `${formId}-no`}
            pending={rejecting}
            after={<DeskKey>R</DeskKey>}
            onClick={(event) => {
              event.preventDefault()
              if (mayReject) no.current?.showModal()
            }}
          >
            {t('reject')}
          </Button>
          <Button
            type="submit"
            formAction={sendApproval}
            aria-disabled={hasFaults}
            aria-describedby={hasFaults ? `${formId}-yes` : undefined}
            pending={approving}
            after={<DeskKey>A</DeskKey>}
            onClick={(event) => {
              event.preventDefault()
              if (!hasFaults) yes.current?.showModal()
            }}
          >
            {t('approve')}
          </Button>
        </div>
        {hasFaults ? (
          <p id={`${formId}-yes`} className="type-small text-ink-3">
            {t('marked', { count: faults, pack: reasons.length })}
          </p>
        ) : (
          <p id={`${formId}-no`} className="type-small text-ink-3">
            {t('needsReason')}
          </p>
        )}
      </form>

      <dialog ref={yes} className="dialog" aria-labelledby={`${formId}-ask-yes`}>
        <h2 id={`${formId}-ask-yes`} className="type-t4">
          {t('askApprove', { count })}
        </h2>
        <p className="text-ink-2 mt-2">{t('thenOnSale')}</p>
        <Answers dialog={yes} words={t('approve')} cancel={t('cancel')} onYes={() => answer(sendApproval)} />
      </dialog>
      <dialog ref={no} className="dialog" aria-labelledby={`${formId}-ask-no`}>
        <h2 id={`${formId}-ask-no`} className="type-t4">
          {t('askReject')}
        </h2>
        <ul className="mt-3 grid gap-1">
          {REASON_CODES.filter((code) => reasons.includes(code)).map((code) => (
            <li key={code}>
              {names[code]}{' '}
              <bdi dir="ltr" className="type-code text-ink-3">
                {code}
              </bdi>
            </li>
          ))}
          {faults > 0 && <li>{t('faults', { count: faults })}</li>}
        </ul>
        <p
          lang={artistLang}
          dir="auto"
          className="bg-well rounded-m mt-3 max-h-48 overflow-auto px-4 py-3 whitespace-pre-line"
        >
          {letter}
        </p>
        <Answers dialog={no} words={t('reject')} cancel={t('cancel')} onYes={() => answer(sendRejection)} />
      </dialog>
    </div>
  )
}

function Answers({
  dialog,
  words,
  cancel,
  onYes,
}: {
  dialog: { current: HTMLDialogElement | null }
  words: string
  cancel: string
  onYes: () => void
}) {
  return (
    <div className="mt-6 flex flex-wrap justify-end gap-2.5">
      <Button kind="bare" onClick={() => dialog.current?.close()}>
        {cancel}
      </Button>
      <Button
        kind="strong"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to be answered: Enter says yes, Escape no
        autoFocus
        onClick={() => {
          dialog.current?.close()
          onYes()
        }}
      >
        {words}
      </Button>
    </div>
  )
}
