'use client'

import { type ReactNode, useActionState } from 'react'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { FormAnswer } from '@/ui/form-answer'
import { PersonForm } from '@/ui/person-form'
import { SubmitButton } from '@/ui/submit-button'
import { confirmCode, finishApp, goOnWithout, makeCodes, resetAllFactors, setUpApp, takeFactorAway } from '../actions'
import { type CodeWords, RecoveryCodes } from './recovery-codes'

/** Type a code of the app, or a recovery code: both fit the one field. */
export function CodeForm({ next, words }: { next: string; words: { label: string; hint: string; go: string } }) {
  return (
    <ActionForm action={confirmCode} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <CodeField {...words} />
      <SubmitButton kind="main" className="w-full">
        {words.go}
      </SubmitButton>
    </ActionForm>
  )
}

function CodeField({ label, hint }: { label: string; hint: string }) {
  return (
    <TextField
      label={label}
      hint={hint}
      name="code"
      required
      dir="ltr"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
    />
  )
}

export function StartApp({ words }: { words: string }) {
  return (
    <ActionForm action={setUpApp} className="grid justify-items-start gap-3">
      <SubmitButton kind="outline">{words}</SubmitButton>
    </ActionForm>
  )
}

/**
 * The first code of an app, beside what it scans; then the recovery codes take their place. Always on the page: once the code
 * is taken nothing is pending any more, and the codes are in this form's answer alone.
 */
export function FinishApp({
  next,
  scan,
  children,
  words,
}: {
  next: string
  /** What to scan, and what to type in its place, while an app is being set up. */
  scan: ReactNode
  children: ReactNode
  words: { label: string; hint: string; go: string; done: string; codes: CodeWords }
}) {
  const [answer, act] = useActionState(finishApp, undefined)
  if (answer?.ok && answer.once) {
    const { codes } = words
    if (answer.once.length > 0) return <RecoveryCodes codes={answer.once} next={next} words={codes} />
    return <RecoveryCodes codes={[]} next={next} words={{ ...codes, title: words.done, lead: '' }} />
  }
  if (!scan) return <FormAnswer answer={answer} />
  return (
    <div className="grid gap-6 md:grid-cols-[224px_minmax(0,1fr)]">
      {scan}
      <form action={act} className="grid content-start gap-4">
        {children}
        <CodeField {...words} />
        <FormAnswer answer={answer} />
        <SubmitButton kind="main" className="justify-self-start">
          {words.go}
        </SubmitButton>
      </form>
    </div>
  )
}

export function RenewCodes({ next, words, codes }: { next: string; words: string; codes: CodeWords }) {
  const [answer, act] = useActionState(makeCodes, undefined)
  if (answer?.once) return <RecoveryCodes codes={answer.once} next={next} words={codes} />
  return (
    <form action={act} className="grid justify-items-start gap-3">
      <SubmitButton kind="outline">{words}</SubmitButton>
      <FormAnswer answer={answer} />
    </form>
  )
}

export function RemoveFactor({ which, label, words }: { which: string; label: string; words: string }) {
  return (
    <ActionForm action={takeFactorAway} className="grid justify-items-end gap-2">
      <input type="hidden" name="which" value={which} />
      <SubmitButton kind="outline" size="s" aria-label={label}>
        {words}
      </SubmitButton>
    </ActionForm>
  )
}

/** In a shop that is being tried out. */
export function GoOnWithout({ next, words }: { next: string; words: string }) {
  return (
    <ActionForm action={goOnWithout} className="grid justify-items-start gap-2">
      <input type="hidden" name="next" value={next} />
      <SubmitButton kind="bare">{words}</SubmitButton>
    </ActionForm>
  )
}

/** At the desk: for who lost their device and their codes. */
export function ResetFactors({
  userId,
  words,
}: {
  userId: string
  words: { title: string; hint: string; reason: string; reasonHint: string; go: string; done: string }
}) {
  return <PersonForm action={resetAllFactors} done={words.done} userId={userId} words={words} />
}
