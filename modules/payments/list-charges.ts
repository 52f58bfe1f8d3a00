import { type Actor, requireRole } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { findUnbooked } from './db/movements'
import { chargingProviders } from './registry'

const MOST = 200

export interface UnbookedCharge {
  provider: string
  id: string
  at: Date
  /** The provider's word for it. */
  kind: string
  source: string
  /** What it cost; below zero when it was given back. */
  cost: Money
  test: boolean
}

/** What processors charged for no single payment and no entry says, oldest first. For finance and admins. */
export async function listCharges(actor: Actor): Promise<UnbookedCharge[]> {
  requireRole(actor, 'finance', 'admin')
  const lots = chargingProviders().map(async ({ id: provider, charges }) => {
    const rows = await findUnbooked(db, provider, charges, MOST)
    return rows.map(({ id, at, kind, source, minor, currency, test }) => {
      return { provider, id, at, kind, source, cost: money(-minor, currency), test }
    })
  })
  return (await Promise.all(lots)).flat()
}
