import type { Db } from '@/infra/db'
import { findTaxHome, findWithholdingRate, findWithholdingRates } from './db/withholding'
import { withholdingOf, type Withholding } from './withholding'

/**
 * What would be kept back of a person's payout on a day. Undefined while he has not stated where he pays tax, and it matters:
 * a shop whose table is empty keeps nothing back of anybody, and asks nobody.
 */
export async function findWithholding(db: Db, userId: string, day: Date): Promise<Withholding | 'none' | undefined> {
  const home = await findTaxHome(db, userId)
  if (home) return withholdingOf(home, await findWithholdingRate(db, home.country, day), day)
  return (await findWithholdingRates(db)).length === 0 ? 'none' : undefined
}
