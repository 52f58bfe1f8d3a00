import type { Db } from '@/infra/db'
import { env } from '@/infra/env'
import type { Terms } from './quote'
import { TAX_PROVIDERS } from './tax-providers/registry'

/** The terms of a sale to a buyer in this country today. */
export async function findTerms(db: Db, country: string, at = new Date()): Promise<Terms> {
  const { points } = await TAX_PROVIDERS[env.TAX_PROVIDER].quote(db, { country, at })
  return { country, taxPoints: points, feePoints: env.FEE_POINTS }
}
