import type { Money } from '@/core/money'
import type { Pricing } from './price'

/** What a card needs to know of a pack: no more, for a page has sixty of them. */
export interface ShelfPack {
  id: string
  slug: string
  title: string
  /** In further languages. */
  titles: Readonly<Record<string, string>>
  pricing: Pricing
  /** The price, or the least one may pay for `choose`. */
  price: Money
  /** Art key of the composed card; null until the worker made it. */
  cardKey: string | null
  coverKeys: readonly string[]
  /** Art key of the first sticker that moves. */
  movingKey: string | null
  stickerCount: number
  rating: string
  /** When it first went on sale. */
  onSaleAt: Date | null
  /** Everybody with a share in it, the artist first. */
  artists: readonly { handle: string; name: string }[]
}

/** A page of something, and where the next one begins: pass `next` back as `after`. */
export interface PageOf<T> {
  rows: T[]
  next: string | undefined
}
