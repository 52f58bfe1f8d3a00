import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { pickPack } from '@/modules/catalog/pick-pack'
import { requireNoShare, requireSenior } from './require'

/** Put a pack on the editors' shelf of the front page, or take it off. Nobody chooses a pack they have a share in. */
export async function choosePack(
  actor: Actor,
  packId: string,
  chosen: boolean,
  clock: Clock = systemClock,
): Promise<void> {
  const senior = requireSenior(actor)
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, packId)
    await requireNoShare(tx, senior, { packId, artistId: pack.artistId })
    if (await pickPack(tx, packId, chosen ? clock.now() : null))
      await recordAudit(tx, senior, chosen ? 'pack.chosen' : 'pack.unchosen', packId)
  })
}
