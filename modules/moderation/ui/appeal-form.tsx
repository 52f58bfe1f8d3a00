import { TextArea } from '@/ui/field'
import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'
import { appeal } from '../actions'

/** Why the first decision was wrong, in the artist's words. */
export function AppealForm({
  packId,
  words,
}: {
  packId: string
  words: { label: string; hint: string; send: string }
}) {
  return (
    <ActionForm action={appeal} className="grid gap-4">
      <input type="hidden" name="packId" value={packId} />
      <TextArea label={words.label} hint={words.hint} name="words" required rows={6} dir="auto" />
      <SubmitButton kind="main" className="justify-self-start">
        {words.send}
      </SubmitButton>
    </ActionForm>
  )
}
