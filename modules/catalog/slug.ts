import { fold } from '@/core/text'

/**
 * The address of a pack made from its title: Latin and Arabic letters and digits only. Letters of other scripts are left out,
 * for many of them look like Latin ones and one address could be mistaken for another. May be empty.
 */
export function slugOf(title: string): string {
  return fold(title)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[^a-z0-9ء-يپچژگ]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** An address as a pack has it, however it is typed. */
export function readSlug(typed: string): string {
  return typed.normalize('NFC').toLowerCase()
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  const root = base || 'pack'
  if (!taken.has(root)) return root
  let number = 2
  while (taken.has(`${root}-${number}`)) number += 1
  return `${root}-${number}`
}
