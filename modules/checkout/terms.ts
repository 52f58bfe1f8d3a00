import type { Db } from '@/infra/db'
import { env } from '@/infra/env'
import { findAcceptedPoints } from './db/shop-terms'
import type { Terms } from './quote'
import { TAX_PROVIDERS } from './tax-providers/registry'

/**
 * The terms of a sale to a buyer in this country now, by the pack's artist: the shop keeps what its artist accepted last, and
 * what the settings say of one who accepted no other.
 */
export async function findTerms(
  db: Db,
  country: string,
  artistIds: readonly string[],
  at = new Date(),
): Promise<(artistId: string) => Terms> {
  const { points } = await TAX_PROVIDERS[env.TAX_PROVIDER].quote(db, { country, at })
  const accepted = await findAcceptedPoints(db, artistIds)
  return (artistId) => ({ country, taxPoints: points, feePoints: accepted.get(artistId) ?? env.FEE_POINTS })
}
