'use client'

import { ActionForm } from '@/ui/action-form'
import { PersonForm } from '@/ui/person-form'
import { SubmitButton } from '@/ui/submit-button'

/** Long enough to see the button wait. */
const MOMENT_MS = 2_000

/** Forms that send nothing anywhere, and are answered as others are: the moment while they are under way, and what is said then. */
export function SampleForms({
  words,
}: {
  words: Record<
    'send' | 'sendRefused' | 'saved' | 'refused' | 'title' | 'hint' | 'reason' | 'reasonHint' | 'go',
    string
  >
}) {
  const answer = async (ok: boolean) => {
    await new Promise((resolve) => setTimeout(resolve, MOMENT_MS))
    return ok ? { ok } : { ok, message: words.refused }
  }
  return (
    <>
      <ActionForm action={() => answer(true)} done={words.saved} className="grid justify-items-start gap-3">
        <SubmitButton kind="strong">{words.send}</SubmitButton>
      </ActionForm>
      <ActionForm action={() => answer(false)} className="grid justify-items-start gap-3">
        <SubmitButton>{words.sendRefused}</SubmitButton>
      </ActionForm>
      <PersonForm action={() => answer(true)} done={words.saved} userId="" words={words} />
    </>
  )
}
