import type { BasisPoints } from '@/core/percent'
import type { Db } from '@/infra/db'

/** What is asked about a sale before it is confirmed. */
export interface TaxQuestion {
  /** The buyer's, as he states it. */
  country: string
  at: Date
}

/** The tax within a price. */
export interface TaxRate {
  /** Of the net price; prices are shown with it in them. 0 where none is charged. */
  points: BasisPoints
  /** What it is called there: VAT, GST. */
  name: string
}

/**
 * Who knows how much tax is within a price. It is asked on every page with a price and within the order's own transaction, so
 * it answers from what it keeps: one that has to ask somebody else keeps the answers, dated, and asks ahead of time. What it
 * said when an order was confirmed stands in the order; what it says later changes no order.
 */
export interface TaxProvider {
  id: string
  quote(db: Db, question: TaxQuestion): Promise<TaxRate>
}
