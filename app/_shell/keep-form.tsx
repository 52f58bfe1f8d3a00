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
export function KeepForms({ words }: { words: { done: string } }) {
  const [wished, wish] = useActionState(changeWish, undefined)
  const [followed, follow] = useActionState(changeFollow, undefined)
  useEffect(() => {
    if (wished?.ok === false) toast({ words: wished.message ?? '' })
    if (wished) askMe()
  }, [wished])
  useEffect(() => {
    if (followed?.ok === false) toast({ words: followed.message ?? '' })
    if (followed) askMe()
  }, [followed])
  return (
    <>
      <form id={WISH_FORM} action={wish}>
        <noscript>
          <FormAnswer answer={wished} done={words.done} />
        </noscript>
      </form>
      <form id={FOLLOW_FORM} action={follow}>
        <noscript>
          <FormAnswer answer={followed} done={words.done} />
        </noscript>
      </form>
    </>
  )
}
