import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { changeSticker, findSticker } from './db/stickers'
import { openVersion } from './open-version'
import { noSuchSticker, nothingToUndo } from './refusals'

/** Take the last fix of a sticker back. @returns The new revision. */
export async function undoFix(actor: Actor, versionId: string, revision: number, stickerId: string): Promise<number> {
  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    const sticker = await findSticker(tx, stickerId)
    if (sticker?.versionId !== versionId) throw noSuchSticker()
    const masterHash = sticker.earlier.at(-1)
    if (!masterHash) throw nothingToUndo()
    await changeSticker(tx, stickerId, {
      masterHash,
      earlier: sticker.earlier.slice(0, -1),
      fixes: sticker.fixes.slice(0, -1),
    })
    return version.revision
  })
}
