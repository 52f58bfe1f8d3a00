import type { Money } from '@/core/money'

/** What a card needs to know of a pack. */
export interface ShelfPack {
  slug: string
  title: string
  pricing: 'free' | 'fixed' | 'choose'
  /** The price, or the least one may pay for `choose`. */
  price: Money
  cardKey: string | null
  coverKeys: readonly string[]
  artists: readonly { handle: string; name: string }[]
}
