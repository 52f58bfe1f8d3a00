import { createHash } from 'node:crypto'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findMastersOnSale } from './db/versions'

/** Masters of stickers on sale whose file is gone, or is not what its name says. Reads every one of them. */
export async function findDamagedMasters(): Promise<{ masterHash: string; missing: boolean }[]> {
  const damaged: { masterHash: string; missing: boolean }[] = []
  for (const masterHash of await findMastersOnSale(db)) {
    const bytes = await storage.get(`masters/${masterHash}.png`)
    if (!bytes) damaged.push({ masterHash, missing: true })
    else if (createHash('sha256').update(bytes).digest('hex') !== masterHash)
      damaged.push({ masterHash, missing: false })
  }
  return damaged
}
