'use client'

import { useActionState, useEffect } from 'react'
import { askMe } from '@/modules/checkout/ui/use-me'
import { changeFollow } from '@/modules/following/actions'
import { changeWish } from '@/modules/wishes/actions'
import { FormAnswer } from '@/ui/form-answer'
import { toast } from '@/ui/toast'

/** The names of the forms by which every heart and every "follow" of a page go. */
export const WISH_FORM = 'wish'
export const FOLLOW_FORM = 'follow'

/** What is kept of the shop: wishes and artists. Once a page, however many buttons it has. */
export function KeepForms({ words: { done } }: { words: { done: string } }) {
  return (
    <>
      <KeepForm id={WISH_FORM} change={changeWish} done={done} />
      <KeepForm id={FOLLOW_FORM} change={changeFollow} done={done} />
    </>
  )
}

function KeepForm({ id, change, done }: { id: string; change: typeof changeWish; done: string }) {
  const [said, act] = useActionState(change, undefined)
  useEffect(() => {
    if (said?.ok === false) toast({ words: said.message ?? '' })
    if (said) askMe()
  }, [said])
  return (
    <form id={id} action={act}>
      <noscript>
        <FormAnswer answer={said} done={done} />
      </noscript>
    </form>
  )
}
