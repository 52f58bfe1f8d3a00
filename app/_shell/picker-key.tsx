'use client'

import { usePickerKey } from './use-picker-key'

/** One key opens My stickers as a page: the shop's pages carry nothing for it. */
export function PickerKey({ href }: { href: string }) {
  usePickerKey(href, () => location.assign(href))
  return null
}
