import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { deleteStickers, numberStickers } from './db/stickers'
import { forgetUploadsOf } from './db/uploads'
import { openVersion } from './open-version'
import { noSuchSticker } from './refusals'

/**
 * Take stickers out of a version. What was bought keeps them: published versions are copies of their own.
 * The same file may be sent again afterwards. @returns The new revision.
 */
export async function removeStickers(
  actor: Actor,
  versionId: string,
  revision: number,
  ids: readonly string[],
): Promise<number> {
  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    if ((await deleteStickers(tx, versionId, ids)) !== ids.length) throw noSuchSticker()
    await forgetUploadsOf(tx, ids)
    await numberStickers(tx, versionId, [])
    return version.revision
  })
}
