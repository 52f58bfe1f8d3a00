import { newId } from '@/core/ids'
import { isBasisPoints, WHOLE } from '@/core/percent'
import type { Tx } from '@/infra/db'
import { findPackRow, replaceShares } from './db/packs'
import { purgePack } from './purge-pack'
import { packNotFound, sharesInvalid } from './refusals'

export interface ShareInForce {
  userId: string
  /** Basis points of what is left of a sale after tax and fee. */
  points: number
  /** What this person did, in the artist's words. */
  part?: string
}

/**
 * Split sales this way from now on: positive points, one row a person, 10,000 in all; ties of odd cents go by this order.
 * Orders already placed keep the split their buyer saw. In the transaction of a caller who knows that all have accepted.
 * @throws Refusal `catalog.shares_invalid` (422)
 */
export async function setShares(tx: Tx, packId: string, shares: readonly ShareInForce[]): Promise<void> {
  const pack = await findPackRow(tx, { id: packId })
  if (!pack) throw packNotFound()
  const sum = shares.reduce((total, { points }) => total + points, 0)
  const people = new Set(shares.map(({ userId }) => userId))
  const sound = shares.every(({ points }) => isBasisPoints(points) && points > 0)
  if (!sound || sum !== WHOLE || people.size !== shares.length) throw sharesInvalid(sum)

  const next = shares.map(({ userId, points, part = '' }, position) => ({ userId, points, part, position }))
  if (JSON.stringify(next) === JSON.stringify(pack.shares)) return
  await replaceShares(
    tx,
    packId,
    next.map((share) => ({ ...share, id: newId('share') })),
  )
  if (pack.state === 'on_sale') await purgePack(tx, pack, { ...pack, shares: next })
}
