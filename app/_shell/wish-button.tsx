'use client'

import { useMe } from '@/modules/checkout/ui/use-me'
import { buttonLook } from '@/ui/button'
import { ShopIcon } from '@/ui/shop-icon'
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
          ? 'card-corner start-2.5' + (there ? ' text-accent-text' : '')
          : buttonLook('bare', 'm', there ? 'text-accent-text' : '')
      }
      // Its name stays while it is pressed; unpressed, the title is its name.
      {...(corner && { title: said, 'aria-label': there ? words.add : undefined })}
    >
      <ShopIcon name={there ? 'heart-full' : 'heart'} />
      {!corner && said}
    </button>
  )
}
