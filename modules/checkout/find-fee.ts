import { db } from '@/infra/db'
import { sumTaken } from './db/orders'

const DAYS = 30

/**
 * What the platform really kept of the net price of sales in the last 30 days, in hundredths of a percent; undefined when there
 * were none. Rounded up: the odd hundredth is not hidden. A share only, so that it tells nobody what the shop turns over.
 */
export async function findFee(now = new Date()): Promise<{ days: number; points: number } | undefined> {
  const { gross, tax, fee } = await sumTaken(db, new Date(now.getTime() - DAYS * 86_400_000))
  const net = gross - tax
  return net > 0n ? { days: DAYS, points: Number((fee * 10_000n + net - 1n) / net) } : undefined
}
