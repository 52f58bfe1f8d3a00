import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { changePack, lockPack } from './db/packs'
import { movePack, type PackMove } from './pack'
import { purgePack } from './purge-pack'
import { notYourPack, packNotFound } from './refusals'

/** A move that is the artist's to make. @throws Refusal `catalog.pack_not_found`, `catalog.not_your_pack`, `catalog.wrong_state` */
export async function moveOwnPack(actor: Actor, packId: string, move: PackMove): Promise<void> {
  const artist = requireUser(actor)
  await inTransaction(async (tx) => {
    const pack = await lockPack(tx, packId)
    if (!pack) throw packNotFound()
    if (pack.artistId !== artist.id) throw notYourPack()
    await changePack(tx, packId, { state: movePack(pack.state, move) })
    await purgePack(tx, pack)
  })
}
