import type { Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { changePack, lockPack } from './db/packs'
import { packNotFound } from './refusals'

/**
 * Put a pack on the editors' shelf, or take it off (`at` is null). In the transaction of a caller (moderation) who decides who may, and
 * writes it down. False when it stood so already. The shelf shows it while it is on sale.
 */
export async function pickPack(tx: Tx, packId: string, at: Date | null): Promise<boolean> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  if ((pack.pickedAt === null) === (at === null)) return false
  await changePack(tx, packId, { pickedAt: at })
  await purge(tx, ['home'])
  return true
}
