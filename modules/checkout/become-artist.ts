import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import type { BasisPoints } from '@/core/percent'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { openStudio } from '@/modules/accounts/open-studio'
import { findNewest, insertAnswer } from './db/shop-terms'
import { termsNotOffered } from './refusals'

/** What the shop keeps of the sales of whoever becomes an artist now: by its newest terms, before the first by the settings (version 0). */
export async function findFeeInForce(at = new Date()): Promise<{ version: number; points: BasisPoints }> {
  const newest = await findNewest(db, at)
  return { version: newest?.version ?? 0, points: newest?.points ?? env.FEE_POINTS }
}

/**
 * Become an artist, under the agreement and the terms that were on the page.
 * @throws Refusal `checkout.terms_not_offered` (409) when the shop's terms are others by now
 */
export async function becomeArtist(
  actor: Actor,
  { agreed, terms }: { agreed: string; terms: number },
  clock: Clock = systemClock,
): Promise<void> {
  const { id: artistId } = requireUser(actor)
  const { version } = await findFeeInForce(clock.now())
  if (version !== terms) throw termsNotOffered()
  await openStudio(actor, agreed)
  if (version > 0) await inTransaction((tx) => insertAnswer(tx, { artistId, version, accepted: true }))
}
