import { money, type Money } from '@/core/money'
import type { Db, Tx } from '@/infra/db'
import type { Payout } from '../payout'

/** What a takedown holds of a person's money. */
export interface Hold {
  packId: string
  takedownId: string
  amount: Money
}

/**
 * What takedowns hold of a person's money that could leave now, a row a pack, together no more than there is.
 * @param leaving A payout under way: what would be held if it had not been asked for.
 */
export async function findHolds(db: Db, userId: string, currency: string, leaving?: string): Promise<Hold[]> {
  const rows = await db.$queryRaw<{ packId: string; takedownId: string; minor: bigint }[]>`
    SELECT * FROM takedown_holds(${userId}, ${currency}, ${leaving ?? null})`
  return rows.map(({ minor, ...of }) => ({ ...of, amount: money(minor, currency) }))
}

/** No takedown begins from here on until the transaction ends: what is held now is what is held at its end, or less. */
export async function waitForTakedowns(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT wait_for_takedowns()::text`
}

/** Whether a payout under way would take what a takedown holds. No takedown begins from here on until the transaction ends. */
export async function takesHeld(tx: Tx, { id, userId, amount }: Payout): Promise<boolean> {
  // Two statements: the second sees what was committed while the first one waited.
  await waitForTakedowns(tx)
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT payout_takes_held(${id}, ${userId}, ${amount.currency}, ${amount.minor}) AS held`
  return row?.held ?? false
}

/** Everybody who ever had a part in a sale of this pack. Rides on OrderLine(packId). */
export async function findEarnersOf(db: Db, packId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT s."userId" FROM "OrderLine" l JOIN "OrderShare" s ON s."lineId" = l.id WHERE l."packId" = ${packId} ORDER BY 1`
  return rows.map((row) => row.userId)
}
