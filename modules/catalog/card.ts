/**
 * What the browser draws a pack's card from: plain words, said once. A page has sixty of them, and whatever stands here goes out twice
 * (as markup, and as what the markup was made of).
 */
export interface Card {
  id: string
  /** Its address below /packs. */
  address: string
  title: string
  /** Who made it, in one line. */
  by: string
  price: PriceWords
  /** Art key of the composed card; without it `cover` stands for it. */
  card?: string | undefined
  cover?: string | undefined
  moving?: string | undefined
}

/** Words before the amount, the amount, words after it; words alone when it is free. */
export type PriceWords = readonly [before: string, amount?: string, after?: string]
