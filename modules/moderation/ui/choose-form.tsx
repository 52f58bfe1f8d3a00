import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'
import { chooseForShelf } from '../actions'

/** At the desk: onto the editors' shelf, or off it. */
export function ChooseForm({
  packId,
  chosen,
  words,
}: {
  packId: string
  chosen: boolean
  words: { title: string; hint: string; go: string }
}) {
  return (
    <ActionForm
      action={chooseForShelf}
      className="border-line grid content-start justify-items-start gap-4 rounded-l border px-5 py-5"
    >
      <div>
        <h3 className="type-t5">{words.title}</h3>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="packId" value={packId} />
      <input type="hidden" name="chosen" value={chosen ? 'no' : 'yes'} />
      <SubmitButton>{words.go}</SubmitButton>
    </ActionForm>
  )
}
