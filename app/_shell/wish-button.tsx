'use client'

import { HeartIcon } from '@phosphor-icons/react/dist/ssr/Heart'
import { useMe } from '@/modules/checkout/ui/use-me'
import { buttonLook, iconButtonLook } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { WISH_FORM } from './keep-form'

/** A heart: on the wish list or off it. The page around it is the same for everyone; a visitor is led to sign in. */
export function WishButton({
  packId,
  words,
  corner = false,
}: {
  packId: string
  words: { add: string; drop: string }
  /** A round icon at the corner of a card; else a button with words. */
  corner?: boolean
}) {
  const there = useMe()?.wishes?.includes(packId) ?? false
  const said = there ? words.drop : words.add
  return (
    <button
      type="submit"
      form={WISH_FORM}
      name={there ? 'unwish' : 'wish'}
      value={packId}
      aria-pressed={there}
      className={
        corner
          ? iconButtonLook('bg-sheet border-line shadow-e1 border' + (there ? ' text-accent-text' : ''))
          : buttonLook('bare', 'm', there ? 'text-accent-text' : '')
      }
      {...(corner && { 'aria-label': words.add, title: said })}
    >
      <Icon of={HeartIcon} size={20} weight={there ? 'fill' : 'bold'} />
      {!corner && said}
    </button>
  )
}
