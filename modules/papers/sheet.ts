/** A part of an amount, as the bar of the shop shows it. */
export interface SheetPart {
  kind: 'artist' | 'tax' | 'shop'
  name: string
  minor: bigint
  amount: string
}

export interface SheetTable {
  head: string[]
  /** The first cell is words and may wrap; the others are amounts and stand at the end. */
  rows: string[][]
}

/** What a paper says, in the words of one language and in no layout. */
export interface Sheet {
  title: string
  /** What names this paper: the number of an invoice, or of an order. */
  number: string
  /** Across the top, where it has to be known first: play money, a payment that came back. */
  warning?: string
  parties: { title: string; lines: string[] }[]
  facts: [name: string, value: string][]
  table: SheetTable
  totals: { name: string; amount: string; strong?: true }[]
  bar?: { title: string; parts: SheetPart[] }
  notes: string[]
  shop: string
  /** At the foot of each page. */
  page: (page: number, pages: number) => string
}
