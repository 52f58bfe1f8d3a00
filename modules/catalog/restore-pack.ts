import type { Tx } from '@/infra/db'
import { changePack, lockPack } from './db/packs'
import { purgePack } from './purge-pack'
import { packNotFound, wrongState } from './refusals'
import { sellableState } from './sellable-state'

/** Take a ban back: the pack is again what it was before it, but on sale only if its artist still may sell. In the transaction of a caller as with banPack. */
export async function restorePack(tx: Tx, packId: string): Promise<void> {
  const pack = await lockPack(tx, packId)
  if (!pack) throw packNotFound()
  if (pack.state !== 'banned') throw wrongState(pack.state)
  const state = await sellableState(tx, pack.artistId, pack.bannedFrom ?? 'stopped')
  await changePack(tx, packId, { state, bannedFrom: null })
  await purgePack(tx, pack)
}
