import { TextArea } from '@/ui/field'
import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'
import { appeal, appealPage } from '../actions'

interface FormWords {
  label: string
  hint: string
  send: string
}

/** Why the first decision on a pack was wrong, in the artist's words. */
export function AppealForm({ packId, words }: { packId: string; words: FormWords }) {
  return (
    <ActionForm action={appeal} className="grid gap-4">
      <input type="hidden" name="packId" value={packId} />
      <Statement words={words} />
    </ActionForm>
  )
}

/** Likewise, on what was taken off a page. */
export function PageAppealForm({ caseId, words }: { caseId: string; words: FormWords }) {
  return (
    <ActionForm action={appealPage} className="grid gap-4">
      <input type="hidden" name="caseId" value={caseId} />
      <Statement words={words} />
    </ActionForm>
  )
}

function Statement({ words }: { words: FormWords }) {
  return (
    <>
      <TextArea label={words.label} hint={words.hint} name="words" required rows={6} dir="auto" />
      <SubmitButton kind="main" className="justify-self-start">
        {words.send}
      </SubmitButton>
    </>
  )
}
