import type { Db } from '@/infra/db'
import { env } from '@/infra/env'
import { findRate } from './db/tax-rates'
import type { Terms } from './quote'

/** The terms of a sale to a buyer in this country today. No rate in the table means no tax. */
export async function findTerms(db: Db, country: string, now = new Date()): Promise<Terms> {
  const rate = await findRate(db, country, now)
  return { country, taxPoints: rate?.points ?? 0, feePoints: env.FEE_POINTS }
}
