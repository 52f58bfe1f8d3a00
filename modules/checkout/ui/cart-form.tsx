'use client'

import { useActionState, useEffect } from 'react'
import { FormAnswer } from '@/ui/form-answer'
import { toast } from '@/ui/toast'
import { putInCart } from '../actions'
import { askMe } from './use-me'

/** The name of the one form by which every "add to cart" on a page goes: a page has sixty of these buttons. */
export const CART_FORM = 'put-in-cart'

export function CartForm({ href, words }: { href: string; words: { added: string; open: string } }) {
  const [answer, act] = useActionState(putInCart, undefined)
  useEffect(() => {
    if (!answer) return
    if (answer.ok) toast({ words: words.added, link: { href, words: words.open } })
    else toast({ words: answer.message ?? '' })
    askMe()
    // Once an answer: words are the same all along.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [answer])
  return (
    <form id={CART_FORM} action={act}>
      <noscript>
        <FormAnswer answer={answer} done={words.added} />
      </noscript>
    </form>
  )
}
