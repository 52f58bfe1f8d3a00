import { db } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { storage } from '@/infra/storage'
import { imagingPool } from '@/modules/imaging/process-pool'
import { isMovingKind, masterFile, masterPicture } from '@/modules/imaging/sticker-kind'
import { keepLook } from '@/modules/likeness/keep-look'
import { compareMaster } from './compare-art'
import { findMaster, markPictured } from './db/masters'

/**
 * Make the pictures the studio, the desk and the shop show of a master, and compare it with every other there is. Only then is it
 * marked, and nothing unmarked can be approved: no picture goes on sale before a reviewer can see what it looks like. Asked
 * again, it makes the same files and changes nothing.
 */
export async function pictureMaster({ hash }: { hash: string }): Promise<void> {
  const master = await findMaster(db, hash)
  if (!master || master.previewsAt) return
  const png = await storage.get(masterPicture(hash))
  const moving = isMovingKind(master.kind) ? await storage.get(masterFile(hash, master.kind)) : undefined
  if (!png || (isMovingKind(master.kind) && !moving)) throw new Error(`master ${hash} has no bytes`)
  const { files } = await (moving ? imagingPool().makeMovingPreviews(moving) : imagingPool().makePreviews(png))
  for (const file of files) await storage.put(`media/${file.path}`, file.bytes)
  failpoint('pictures-made')
  await keepLook(hash, await imagingPool().lookOf(png))
  await compareMaster(hash)
  await markPictured(db, hash)
}
