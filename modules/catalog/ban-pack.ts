import type { Tx } from '@/infra/db'
import { changePack, lockPack } from './db/packs'
import { movePack } from './pack'
import { purgePack } from './purge-pack'
import { packNotFound } from './refusals'

/**
 * Take a pack down: it is sold to nobody, found by nobody, and its files are given to nobody. In the transaction of
 * a caller (moderation) who decides who may, and writes down why.
 */
export async function banPack(tx: Tx, packId: string): Promise<void> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  await changePack(tx, packId, { state: movePack(pack.state, 'ban'), bannedFrom: pack.state })
  await purgePack(tx, pack)
}
