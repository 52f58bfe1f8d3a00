import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { numberStickers } from './db/stickers'
import { openVersion } from './open-version'

/**
 * Put a version's stickers in this order. One that arrived meanwhile, and that the page could not name, goes to the end.
 * @returns The new revision.
 */
export async function orderStickers(
  actor: Actor,
  versionId: string,
  revision: number,
  ids: readonly string[],
): Promise<number> {
  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    await numberStickers(tx, versionId, ids)
    return version.revision
  })
}
