import { createHash } from 'node:crypto'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { isMovingKind, masterFile, masterPicture } from '@/modules/imaging/sticker-kind'
import { findMastersOnSale } from './db/versions'

/** Masters of stickers on sale whose file is gone, or is not what its name says. Reads every one of them. */
export async function findDamagedMasters(): Promise<{ masterHash: string; missing: boolean }[]> {
  const damaged: { masterHash: string; missing: boolean }[] = []
  for (const { masterHash, kind } of await findMastersOnSale(db)) {
    const named = isMovingKind(kind) ? masterFile(masterHash, kind) : masterPicture(masterHash)
    const bytes = await storage.get(named)
    if (!bytes) damaged.push({ masterHash, missing: true })
    else if (createHash('sha256').update(bytes).digest('hex') !== masterHash)
      damaged.push({ masterHash, missing: false })
  }
  return damaged
}
