import type { Tx } from '@/infra/db'
import { findWaitingIds, lockVersion } from './db/versions'
import { takeBack } from './withdraw-pack'

/** Whose account is shut is judged no more: what waits for a reviewer is a draft again. What is being judged goes on to its end. */
export async function withdrawAllOf(tx: Tx, artistId: string): Promise<void> {
  for (const id of await findWaitingIds(tx, artistId)) {
    const version = await lockVersion(tx, id)
    if (version?.state === 'waiting') await takeBack(tx, version)
  }
}
