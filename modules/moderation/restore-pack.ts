import { type Actor, requireFresh } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { inTransaction } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { requireWords } from './mark-fault'
import { wordsNeeded } from './refusals'
import { requireNoShare, requireSenior } from './require'
import { putBack } from './take-down'

/** Take a ban back: the pack is again what it was before. The artist reads why. */
export async function restorePack(
  actor: Actor,
  packId: string,
  words: string,
  clock: Clock = systemClock,
): Promise<void> {
  const senior = requireSenior(actor)
  requireFresh(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, packId)
    await requireNoShare(tx, senior, { packId, artistId: pack.artistId })
    await putBack(tx, senior, packId, { wrong: true, words: said, now: clock.now() })
  })
}
