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
 * - no window: few have them. Ask the index for all.
 */
export interface Plan {
  newest: boolean
  /** Words the index is asked for. */
  asked: string[]
  /** Words that would cost more to look up than to compare on the rows that the others leave. */
  compared: string[]
  /** Where windows begin, in hours since 1970, the newest window first; after the last one comes everything. */
  windows: number[]
  /** Hardly any pack has a word that begins so: look for it within titles too. */
  parts: boolean
}

/** A window is to hold the thousand with some to spare; ones that did not are made so many times wider. */
const ENOUGH = 1_300
const WIDER = 4
/** What a row costs, in entries of an index; and one whose words must be read and compared. Measured at a million packs. */
const ROW = 12
const COMPARED = 60
/** Fewer than a page. */
const HARDLY_ANY = 24

export function planSearch(words: readonly string[], { packs, total, eras }: Known): Plan {
  const rarest = words.map((word, index) => ({ word, packs: packs[index] ?? 0 })).toSorted((a, b) => a.packs - b.packs)
  const parts = (rarest[0]?.packs ?? 0) < HARDLY_ANY
  // As if words came independently of each other. They do not quite ("good", "morning"): then a window holds more than enough.
  const share = shareOf(rarest, total)
  const window = share > 0 ? ENOUGH / share : Infinity

  const ways: { cost: number; plan: Pick<Plan, 'newest' | 'windows'>; asked: number }[] = [
    { cost: window * COMPARED, plan: { newest: true, windows: [] }, asked: rarest.length },
  ]
  for (let asked = 1; asked <= rarest.length; asked += 1) {
    const some = rarest.slice(0, asked)
    const entries = some.reduce((sum, one) => sum + one.packs, 0)
    const found = shareOf(some, total)
    const rest = shareOf(rarest.slice(asked), total)
    // Texts are compared from the newest on, until there are enough.
    const costOf = (packs: number) => {
      const rows = packs * found
      return entries + rows * ROW + (asked < rarest.length ? Math.min(rows, ENOUGH / rest) * COMPARED : 0)
    }
    ways.push({ cost: costOf(total), plan: { newest: false, windows: [] }, asked })
    const windows = windowsFor(window / total, eras)
    if (windows.length > 0) ways.push({ cost: window + costOf(window), plan: { newest: false, windows }, asked })
  }
  const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least))
  return {
    ...best.plan,
    asked: rarest.slice(0, best.asked).map(({ word }) => word),
    compared: rarest.slice(best.asked).map(({ word }) => word),
    parts,
  }
}

/** Which part of all packs has all of these words. */
function shareOf(words: readonly { packs: number }[], total: number): number {
  if (total === 0) return 0
  return words.reduce((share, { packs }) => share * (1 - Math.exp(-packs / total)), 1)
}

/** Where the newest `part` of all packs begins, and windows so many times wider, as long as they are a good deal less than all. */
function windowsFor(part: number, eras: readonly number[]): number[] {
  if (part > 0.6 || eras.length < 2) return []
  const steps = eras.length - 1
  const from = eras[steps - Math.max(1, Math.ceil(part * steps))]
  return from === undefined ? [] : [from, ...windowsFor(part * WIDER, eras)]
}
