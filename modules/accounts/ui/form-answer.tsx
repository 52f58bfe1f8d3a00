import type { FormState } from '@/infra/form-action'
import { Notice } from '@/ui/notice'

/** What became of a form: why not, or that it is done. Read aloud when it appears. */
export function FormAnswer({ answer, done }: { answer: FormState | undefined; done?: string }) {
  if (answer?.ok === false)
    return (
      <Notice tone="bad" role="alert">
        {answer.message}
      </Notice>
    )
  if (answer?.ok && done)
    return (
      <output className="block">
        <Notice tone="ok">{done}</Notice>
      </output>
    )
  return null
}
