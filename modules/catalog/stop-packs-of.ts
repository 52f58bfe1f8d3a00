import type { Tx } from '@/infra/db'
import { changePack, findSellingIds, lockPack } from './db/packs'
import { movePack } from './pack'
import { purgePack } from './purge-pack'

/** Take every pack of an artist off the shelves, in the transaction of whoever shuts the account. Owners keep what they have. */
export async function stopPacksOf(tx: Tx, artistId: string): Promise<string[]> {
  const ids = await findSellingIds(tx, artistId)
  for (const id of ids) {
    const pack = await lockPack(tx, id)
    if (pack?.state !== 'on_sale') continue
    await changePack(tx, id, { state: movePack(pack.state, 'stop') })
    await purgePack(tx, pack)
  }
  return ids
}
