'use client'

import { buttonLook } from '@/ui/button'
import { ShopIcon } from '@/ui/shop-icon'
import { CART_FORM } from './cart-form'
import { useMe } from './use-me'

interface Props {
  packId: string
  /** Where the cart is. */
  href: string
  words: { add: string; there: string }
  /** A round icon at the corner of a card; else a button with words. */
  corner?: boolean
  /** On a phone round, beside what it stands under elsewhere. */
  docks?: boolean
}

/** Into the cart, or on to it when the pack is in it. The page around it is the same for everyone. */
export function CartButton({ packId, href, words, corner = false, docks = false }: Props) {
  const there = useMe()?.cart.includes(packId) ?? false
  const said = there ? words.there : words.add
  const shown = (
    <>
      <ShopIcon name={there ? 'check' : 'cart'} />
      {!corner && <span className={docks ? 'max-md:sr-only' : undefined}>{said}</span>}
    </>
  )
  const look = corner
    ? 'card-corner end-2.5' + (there ? ' text-ok' : '')
    : buttonLook('outline', 'm', docks ? 'md:w-full max-md:size-[58px] max-md:px-0' : 'w-full')
  if (there)
    return (
      <a href={href} className={look} title={corner ? said : undefined}>
        {shown}
      </a>
    )
  return (
    <button
      type="submit"
      form={CART_FORM}
      name="packId"
      value={packId}
      className={look}
      title={corner ? said : undefined}
    >
      {shown}
    </button>
  )
}
