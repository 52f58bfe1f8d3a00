import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { storage } from '@/infra/storage'
import { artKey } from '@/modules/imaging/art-key'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { Fix } from '@/modules/imaging/sticker-problem'
import { keepMaster } from './db/masters'
import { changeSticker, findSticker } from './db/stickers'
import { masterKept } from './jobs'
import { openVersion } from './open-version'
import { findOwnSticker, readMaster } from './own-sticker'
import { movesAlready, noSuchSticker } from './refusals'

/**
 * Mend a sticker's picture. The one before stays: undoFix takes it back. The picture is worked on before the transaction
 * opens; if it was changed meanwhile, nothing happens.
 * @returns The new revision.
 */
export async function fixSticker(
  actor: Actor,
  versionId: string,
  revision: number,
  { stickerId, fix }: { stickerId: string; fix: Fix },
): Promise<number> {
  const before = await findOwnSticker(actor, stickerId)
  // A still picture of it is all that could be mended.
  if (before.master.kind !== 'still') throw movesAlready()
  const master = await imagingPool().fixSticker(await readMaster(before), [fix])
  await storage.put(`masters/${master.sha256}.png`, master.png)

  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    const sticker = await findSticker(tx, stickerId)
    if (sticker?.versionId !== versionId || sticker.masterHash !== before.masterHash) throw noSuchSticker()
    // Already so (a square made square): nothing to take back later.
    if (master.sha256 === sticker.masterHash) return version.revision

    const { sha256: hash, width, height, bytes, placeholder, problems } = master
    const facts = { artKey: artKey(hash), width, height, bytes, placeholder, problems }
    if (!(await keepMaster(tx, { hash, ...facts }))) await enqueue(tx, masterKept, { hash }, { singletonKey: hash })
    await changeSticker(tx, stickerId, {
      masterHash: hash,
      earlier: [...sticker.earlier, sticker.masterHash],
      fixes: [...sticker.fixes, fix],
    })
    return version.revision
  })
}
