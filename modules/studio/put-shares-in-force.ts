import { WHOLE } from '@/core/percent'
import type { Tx } from '@/infra/db'
import { setShares } from '@/modules/catalog/set-shares'
import { findCollaborators } from './db/collaborators'

/** Tell the catalogue the shares, once everybody has accepted theirs. Until then sales are split as they were. */
export async function putSharesInForce(tx: Tx, packId: string): Promise<void> {
  const people = await findCollaborators(tx, packId)
  const sum = people.reduce((total, person) => total + person.points, 0)
  if (sum !== WHOLE || people.some((person) => person.state !== 'accepted')) return
  await setShares(tx, packId, people)
}
