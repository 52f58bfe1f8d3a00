import { type Actor, requireFresh } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { inTransaction } from '@/infra/db'
import { holdPack } from '@/modules/catalog/find-pack'
import { wrongState } from '@/modules/catalog/refusals'
import { requireWords } from './mark-fault'
import { takedownEnd } from './pack-case'
import { REASON_CODES } from './reasons'
import { reasonNeeded, wordsNeeded } from './refusals'
import { requireNoReportWaiting, requireNoShare, requireSenior } from './require'
import { takeDown } from './take-down'

/**
 * Ban a pack: it leaves every shelf at once. With coded reasons and words to its artist, which go into the audit log
 * in the same transaction.
 * @param why.days After so many days it goes back by itself; without, when somebody takes the ban back.
 */
export async function takeDownPack(
  actor: Actor,
  packId: string,
  { reasons, words, days }: { reasons: readonly string[]; words: string; days?: number | undefined },
  clock: Clock = systemClock,
): Promise<void> {
  const senior = requireSenior(actor)
  requireFresh(actor)
  const codes = REASON_CODES.filter((code) => reasons.includes(code))
  const said = requireWords(words)
  if (codes.length === 0) throw reasonNeeded()
  if (said === '') throw wordsNeeded()
  const now = clock.now()
  await inTransaction(async (tx) => {
    const pack = await holdPack(tx, packId)
    await requireNoShare(tx, senior, { packId, artistId: pack.artistId })
    await requireNoReportWaiting(tx, senior, { packId })
    // Pressed twice. A report or a notice that is right goes on record also where the pack is down already.
    if (pack.state === 'banned') throw wrongState(pack.state)
    await takeDown(tx, senior, packId, { reasons: codes, words: said, until: takedownEnd(now, days), now })
  })
}
