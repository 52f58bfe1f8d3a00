/** What can be asked for. Only a receipt has no number of its own: it goes by its order's. */
export const PAPER_KINDS = ['receipt', 'invoice', 'credit-note', 'statement'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Numbers go on for each of these by itself. */
export type Series = 'invoice' | 'credit' | 'statement'

const MARKS: Record<Series, string> = { invoice: 'INV', credit: 'CRN', statement: 'STM' }

/** Who is named on an invoice, as it was written when it was issued. */
export interface Party {
  name: string
  /** Lines of an address. */
  address: string
  taxNumber: string
}

/** A numbered paper, as the database issued it. */
export interface Paper {
  series: Series
  book: 'live' | 'test'
  year: number
  no: number
  orderId: string | null
  refundId: string | null
  payoutId: string | null
  buyer: Party | null
  seller: Party | null
  issuedAt: Date
}

/** `INV-2026-000042`. Play money has numbers of its own, which say so. */
export function paperNumber({ series, book, year, no }: Pick<Paper, 'series' | 'book' | 'year' | 'no'>): string {
  return `${book === 'test' ? 'TEST-' : ''}${MARKS[series]}-${year}-${String(no).padStart(6, '0')}`
}
