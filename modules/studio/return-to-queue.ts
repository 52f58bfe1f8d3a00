import type { Tx } from '@/infra/db'
import { moveSubmitted } from './move-submitted'

/** A reviewer lets go of a version (or the claim ran out): it waits again. In the caller's transaction. */
export async function returnToQueue(tx: Tx, versionId: string): Promise<void> {
  await moveSubmitted(tx, versionId, 'give_back')
}
