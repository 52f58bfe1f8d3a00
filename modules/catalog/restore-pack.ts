import type { Tx } from '@/infra/db'
import { changePack, lockPack } from './db/packs'
import { purgePack } from './purge-pack'
import { packNotFound, wrongState } from './refusals'

/** Take a ban back: the pack is again what it was before it. In the transaction of a caller as with banPack. */
export async function restorePack(tx: Tx, packId: string): Promise<void> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  if (pack.state !== 'banned') throw wrongState(pack.state)
  await changePack(tx, packId, { state: pack.bannedFrom ?? 'stopped', bannedFrom: null })
  await purgePack(tx, pack)
}
