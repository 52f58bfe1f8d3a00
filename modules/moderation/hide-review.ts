import type { Actor, UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findPack } from '@/modules/catalog/find-pack'
import { notify } from '@/modules/notifications/notify'
import { findAnyReview, hideReview, showReview } from '@/modules/reviews/hide-review'
import { noSuchReview } from '@/modules/reviews/refusals'
import { requireWords } from './mark-fault'
import { REASON_CODES } from './reasons'
import { decidedAlready, ownReview, reasonNeeded, wordsNeeded } from './refusals'
import { requireNoReportWaiting, requireNoShare, requireReviewer } from './require'

/** Hide a review with a reason and words to its writer, reported or not. Never of a pack one has a share in, never one's own, and not while one's own report of it waits. */
export async function hideAnyReview(
  actor: Actor,
  reviewId: string,
  why: { reasons: readonly string[]; words: string },
  clock: Clock = systemClock,
): Promise<void> {
  const reviewer = requireReviewer(actor)
  const words = requireWords(why.words)
  const reasons = REASON_CODES.filter((code) => why.reasons.includes(code))
  if (reasons.length === 0) throw reasonNeeded()
  if (words === '') throw wordsNeeded()
  await inTransaction(async (tx) => {
    const review = await reviewOrRefusal(tx, reviewId)
    const pack = await findPack(tx, review.packId)
    await requireNoShare(tx, reviewer, { packId: pack.id, artistId: pack.artistId })
    await requireNoReportWaiting(tx, reviewer, { packId: pack.id, reviewId })
    if (review.hidden) throw decidedAlready()
    await hideFromAll(tx, reviewer, reviewId, pack.title, { words, reasons, now: clock.now() })
  })
}

/** Take back that a review was hidden. */
export async function showReviewAgain(actor: Actor, reviewId: string): Promise<void> {
  const reviewer = requireReviewer(actor)
  await inTransaction(async (tx) => {
    const review = await reviewOrRefusal(tx, reviewId)
    const { artistId } = await findPack(tx, review.packId)
    await requireNoShare(tx, reviewer, { packId: review.packId, artistId })
    if (!review.hidden) throw decidedAlready()
    await showReview(tx, reviewId)
    await recordAudit(tx, actor, 'review.shown', reviewId, { after: { packId: review.packId } })
  })
}

async function reviewOrRefusal(tx: Tx, reviewId: string) {
  const review = await findAnyReview(tx, reviewId)
  if (!review) throw noSuchReview()
  return review
}

/** Out of sight, its writer told why, written down. In the transaction of whoever decided. */
export async function hideFromAll(
  tx: Tx,
  by: UserActor,
  reviewId: string,
  title: string,
  { words, reasons, now }: { words: string; reasons: string[]; now: Date },
): Promise<void> {
  const review = await findAnyReview(tx, reviewId)
  // Taken back or hidden meanwhile: what was decided is so already.
  if (!review || review.hidden) return
  const { authorId, packId } = review
  if (authorId === by.id) throw ownReview()
  await hideReview(tx, reviewId, { by: by.id, reasons, words, now })
  await notify(tx, await findContact(tx, authorId), 'review_hidden', { title, packId, words })
  await recordAudit(tx, by, 'review.hidden', reviewId, { reason: reasons.join(' '), after: { packId, words } })
}
