'use client'

import { useEffect } from 'react'
import { askMe } from './use-me'

/** The cart is on the page: whatever counts it elsewhere counts again. With another `key`, once more. */
export function CartSeen() {
  useEffect(() => askMe(), [])
  return null
}
