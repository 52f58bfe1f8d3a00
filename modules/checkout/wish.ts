import { isId } from '@/core/ids'

/** A pack that somebody wants, and what he wants to pay for it where he may choose. */
export interface Wish {
  packId: string
  /** In minor units of the shop's currency. */
  chosenMinor?: bigint | undefined
}

/** More packs than this are in nobody's cart, and in no order. */
export const CART_MOST = 30

/** Wishes as one line of text, for a cookie and for a form: `pack_a.pack_b:499`. */
export function writeWishes(wishes: readonly Wish[]): string {
  return wishes
    .map(({ packId, chosenMinor }) => packId + (chosenMinor === undefined ? '' : `:${chosenMinor}`))
    .join('.')
}

/** Wishes out of such a line, which may come from anyone: what is no id of a pack is left out, each pack is there once. */
export function readWishes(text: string): Wish[] {
  const wishes = new Map<string, Wish>()
  for (const part of text.slice(0, 4_000).split('.')) {
    const [packId, chosen] = part.split(':')
    if (!isId('pack', packId) || wishes.size === CART_MOST) continue
    wishes.set(packId, { packId, ...(/^\d{1,15}$/.test(chosen ?? '') && { chosenMinor: BigInt(chosen ?? '') }) })
  }
  return [...wishes.values()]
}
