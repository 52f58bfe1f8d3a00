import { type Actor, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import type { BasisPoints } from '@/core/percent'
import { db, inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { purgePacksOf } from '@/modules/catalog/purge-pack'
import { findAcceptedPoints, findAnswers, findNewest, insertAnswer } from './db/shop-terms'
import { termsNotOffered } from './refusals'

/** A version that an artist has not accepted, beside what holds for their packs now. */
export interface TermsOffer {
  version: number
  now: BasisPoints
  next: BasisPoints
  textEn: string
  textAr: string
  /** The artist would rather keep the old for now. */
  put: boolean
}

/** The newest terms, while this artist has not accepted them. */
export async function findTermsOffer(actor: Actor, clock: Clock = systemClock): Promise<TermsOffer | undefined> {
  const { id } = requireRole(actor, 'artist')
  const newest = await findNewest(db, clock.now())
  if (!newest) return undefined
  const answers = await findAnswers(db, id, newest.version)
  if (answers.some(({ accepted }) => accepted)) return undefined
  const { points: next, ...its } = newest
  const now = (await findAcceptedPoints(db, [id])).get(id) ?? env.FEE_POINTS
  return { ...its, now, next, put: answers.length > 0 }
}

/**
 * From now on these terms hold for every pack of this artist: orders placed before keep what they were placed under. It is not
 * taken back. @throws Refusal `checkout.terms_not_offered` (409) for other terms than the newest
 */
export async function acceptTerms(actor: Actor, version: number, clock: Clock = systemClock): Promise<void> {
  const { id } = requireRole(actor, 'artist')
  await inTransaction(async (tx) => {
    await requireOffered(tx, version, clock)
    if (await insertAnswer(tx, { artistId: id, version, accepted: true })) await purgePacksOf(tx, id)
  })
}

/**
 * The old terms go on: the new ones are asked about more quietly, and can be accepted later.
 * @throws Refusal `checkout.terms_not_offered` (409)
 */
export async function keepTerms(actor: Actor, version: number, clock: Clock = systemClock): Promise<void> {
  const { id } = requireRole(actor, 'artist')
  await inTransaction(async (tx) => {
    await requireOffered(tx, version, clock)
    await insertAnswer(tx, { artistId: id, version, accepted: false })
  })
}

async function requireOffered(tx: Tx, version: number, clock: Clock): Promise<void> {
  const newest = await findNewest(tx, clock.now())
  if (newest?.version !== version) throw termsNotOffered()
}
