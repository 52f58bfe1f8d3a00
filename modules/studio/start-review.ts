import type { Tx } from '@/infra/db'
import { moveSubmitted } from './move-submitted'

/** A reviewer takes a waiting version in hand. In the caller's transaction. @throws Refusal `studio.wrong_state` when it is not waiting */
export async function startReview(tx: Tx, versionId: string): Promise<void> {
  await moveSubmitted(tx, versionId, 'start')
}
