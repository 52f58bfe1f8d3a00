'use client'

import { CheckIcon } from '@phosphor-icons/react/dist/ssr/Check'
import { ShoppingCartSimpleIcon } from '@phosphor-icons/react/dist/ssr/ShoppingCartSimple'
import { buttonLook, iconButtonLook } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { CART_FORM } from './cart-form'
import { useMe } from './use-me'

interface Props {
  packId: string
  /** Where the cart is. */
  href: string
  words: { add: string; there: string }
  /** A round icon at the corner of a card; else a button with words. */
  corner?: boolean
}

/** Into the cart, or on to it when the pack is in it. The page around it is the same for everyone. */
export function CartButton({ packId, href, words, corner = false }: Props) {
  const there = useMe()?.cart.includes(packId) ?? false
  const said = there ? words.there : words.add
  const shown = (
    <>
      <Icon of={there ? CheckIcon : ShoppingCartSimpleIcon} size={20} />
      {!corner && said}
    </>
  )
  const look = corner
    ? iconButtonLook('bg-sheet border-line border shadow-e1' + (there ? ' text-ok' : ''))
    : buttonLook('outline', 'm', 'w-full')
  if (there)
    return (
      <a href={href} className={look} {...(corner && { 'aria-label': said, title: said })}>
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
      {...(corner && { 'aria-label': said, title: said })}
    >
      {shown}
    </button>
  )
}
