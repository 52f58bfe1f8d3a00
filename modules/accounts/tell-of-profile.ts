import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { purge } from '@/infra/purge'
import { profileChanged } from './jobs'

/**
 * After a change of somebody's name, handle or portrait, in the caller's transaction: their own page is rendered anew, and the worker
 * sees to all else that shows them.
 * @param handles Under which their page was or is.
 */
export async function tellOfProfile(tx: Tx, userId: string, handles: readonly string[] = []): Promise<void> {
  await purge(tx, [`artist:${userId}`, ...handles.map((handle) => `handle:${handle}`)])
  await enqueue(tx, profileChanged, { userId }, { singletonKey: userId })
}
