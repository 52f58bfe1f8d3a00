/** How often the words of a query stand in documents, as the vocabulary counts them. */
export interface Known {
  /** For each word of the query, in its order: documents with a word that begins so, counted once a word. */
  packs: number[]
  /** All documents, or 0 when nobody counted them yet. */
  total: number
  /** The hours that cut the documents into hundredths, oldest first. Empty when nobody counted them yet, or when there are few hours. */
  eras: number[]
}

/**
 * How a search goes about it. PostgreSQL reads a GIN index to its end and only then sorts: where a word stands in a tenth of a million
 * packs, that is a hundred thousand rows for the newest thousand. What is known of the words says which of three ways is short:
 * - `newest`: nearly every pack has them. Walk from the newest pack on, comparing each.
 * - windows: many have them. Ask the index for the newest so many packs only, then for more, until there are enough.
 * - one window of all: few have them. Ask the index for all.
 */
export interface Plan {
  newest: boolean
  /** Words the index is asked for. */
  asked: string[]
  /** Words that would cost more to look up than to compare on the rows that the others leave. */
  compared: string[]
  /** Where windows begin, in hours since 1970, the newest window first; the last one is everything. */
  windows: number[]
  /** Hardly any pack has a word that begins so: look for it within titles too. */
  parts: boolean
}

/** A window is to hold the thousand with some to spare; ones that did not are made so many times wider. */
const ENOUGH = 1_500
const WIDER = 8
/** Up to here the index gives all of them sooner than it could tell which are new. */
const FEW = 2_000
/** From this part of all packs on, a walk from the newest is over first. */
const NEARLY_ALL = 0.2
/** One row read and compared costs as much as so many entries of an index. */
const ENTRIES_A_ROW = 100
/** Fewer than a page. */
const HARDLY_ANY = 24

export function planSearch(words: readonly string[], { packs, total, eras }: Known): Plan {
  const known = words.map((word, index) => ({ word, packs: packs[index] ?? 0 }))
  const rarest = Math.min(...known.map((one) => one.packs))
  const asked = known.filter((one) => one.packs <= Math.max(1, rarest) * ENTRIES_A_ROW)
  const plan = {
    newest: false,
    asked: asked.map(({ word }) => word),
    compared: known.filter((one) => !asked.includes(one)).map(({ word }) => word),
    windows: [],
    parts: rarest < HARDLY_ANY,
  }
  if (total === 0 || rarest <= FEW) return plan
  const share = shareOf(
    known.map((one) => one.packs),
    total,
  )
  if (share >= NEARLY_ALL) return { ...plan, newest: true }
  return { ...plan, windows: windowsFor(ENOUGH / share / total, eras) }
}

/**
 * Which part of all packs has all the words. They are neither independent ("good", "morning") nor always together, so the truth is
 * taken to lie in the geometric middle.
 */
function shareOf(packs: readonly number[], total: number): number {
  const shares = packs.map((count) => 1 - Math.exp(-count / total))
  const apart = shares.reduce((product, share) => product * share, 1)
  return Math.sqrt(apart * Math.min(...shares))
}

/** Where the newest `part` of all packs begins, and windows so many times wider, as long as they are a good deal less than all. */
function windowsFor(part: number, eras: readonly number[]): number[] {
  if (part > 0.5 || eras.length < 2) return []
  const steps = eras.length - 1
  const from = eras[steps - Math.max(1, Math.ceil(part * steps))]
  return from === undefined ? [] : [from, ...windowsFor(part * WIDER, eras)]
}
