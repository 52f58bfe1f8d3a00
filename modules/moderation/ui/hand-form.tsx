'use client'

import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'
import { claimReport, releaseReport } from '../actions'

/** Take a report or an appeal in hand, or put it back. */
export function HandForm({ caseId, release, words }: { caseId: string; release: boolean; words: string }) {
  return (
    <ActionForm action={release ? releaseReport : claimReport} className="grid gap-2">
      <input type="hidden" name="caseId" value={caseId} />
      <SubmitButton kind="outline" size="s" className="justify-self-start">
        {words}
      </SubmitButton>
    </ActionForm>
  )
}
