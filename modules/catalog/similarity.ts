/** What two packs are compared by. */
export interface Comparable {
  category: string
  tags: readonly string[]
  languages: readonly string[]
  look: Look
}

/** The colours of a pack, as the mean over its stickers: light, and the two axes of colour, each 0 to 63 as a ThumbHash has them. */
export interface Look {
  light: number
  redGreen: number
  yellowBlue: number
}

/**
 * The look of a pack from its stickers' placeholders (ThumbHash, base64): the first 18 bits are the mean colour, 6 bits an axis.
 * Nothing is decoded, so that a pack of 120 costs microseconds.
 */
export function lookOf(placeholders: readonly string[]): Look {
  const sum = { light: 0, redGreen: 0, yellowBlue: 0 }
  let count = 0
  for (const placeholder of placeholders) {
    const bytes = Buffer.from(placeholder, 'base64')
    if (bytes.length < 3) continue
    const header = bytes.readUIntLE(0, 3)
    sum.light += header & 63
    sum.redGreen += (header >> 6) & 63
    sum.yellowBlue += (header >> 12) & 63
    count += 1
  }
  const mean = (total: number) => (count === 0 ? 32 : Math.round(total / count))
  return { light: mean(sum.light), redGreen: mean(sum.redGreen), yellowBlue: mean(sum.yellowBlue) }
}

const TAGS = 100
const LOOK = 60
const PICTURES = 20
const MOST_PICTURES = 3

/**
 * How alike two packs are, in whole points; 0 is not told. Tags count up to 100 (twice the shared by all of both), the colours up to 60,
 * pictures that look alike 20 each up to three, the same category 15, a shared language 10. Colours, category and language alone make
 * no two packs alike: something must be shared that says what they are about.
 * @param alike Pairs of stickers that look alike (likeness/).
 */
export function similarityOf(one: Comparable, other: Comparable, alike: number): number {
  const shared = one.tags.filter((tag) => other.tags.includes(tag)).length
  const all = one.tags.length + other.tags.length
  const sameShelf = one.category !== '' && one.category === other.category
  if (shared === 0 && alike === 0 && !sameShelf) return 0
  const apart =
    Math.abs(one.look.light - other.look.light) +
    2 * Math.abs(one.look.redGreen - other.look.redGreen) +
    2 * Math.abs(one.look.yellowBlue - other.look.yellowBlue)
  return (
    (all === 0 ? 0 : Math.floor((2 * TAGS * shared) / all)) +
    Math.max(0, LOOK - apart) +
    PICTURES * Math.min(MOST_PICTURES, alike) +
    (sameShelf ? 15 : 0) +
    (one.languages.some((language) => other.languages.includes(language)) ? 10 : 0)
  )
}
