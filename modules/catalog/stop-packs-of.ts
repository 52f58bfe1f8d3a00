import type { Tx } from '@/infra/db'
import { changePack, findSellable, lockPack } from './db/packs'
import { movePack } from './pack'
import { purgePack } from './purge-pack'

/**
 * Take every pack of an artist off the shelves, in the transaction of whoever shuts the account. What is down goes back to no shelf
 * either when its takedown ends. Owners keep what they have.
 */
export async function stopPacksOf(tx: Tx, artistId: string): Promise<void> {
  for (const id of await findSellable(tx, artistId)) {
    const pack = await lockPack(tx, id)
    if (pack?.state === 'on_sale') {
      await changePack(tx, id, { state: movePack(pack.state, 'stop') })
      await purgePack(tx, pack)
    } else if (pack?.bannedFrom === 'on_sale')
      await changePack(tx, id, { bannedFrom: movePack(pack.bannedFrom, 'stop') })
  }
}
