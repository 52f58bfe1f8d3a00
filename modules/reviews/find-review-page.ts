import { type Actor, hasRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findPack, type Pack } from '@/modules/catalog/find-pack'
import { ownsPack } from '@/modules/library/owns-pack'
import { packNotFound } from '@/modules/catalog/refusals'
import { findReviewRow, findReviewRows } from './db/reviews'
import { summarizeReviews, toShown } from './list-reviews'
import type { ReviewSummary, ShownReview } from './review'

/** A review with what only some may see of it. */
export interface ListedReview extends ShownReview {
  hidden: { reasons: string[]; words: string } | undefined
  /** The reader wrote it. */
  own: boolean
}

export interface ReviewPage {
  pack: Pack
  summary: ReviewSummary
  reviews: ListedReview[]
  next: string | undefined
  /** What the reader said of it. */
  own: { stars: number; words: string; hidden: { reasons: string[]; words: string } | undefined } | undefined
  may: { rate: boolean; answer: boolean; hide: boolean }
}

const PAGE = 30

/** All that is said of a pack, and what this reader may do about it: rate it, answer, or hide. */
export async function findReviewPage(actor: Actor, packId: string, after?: string): Promise<ReviewPage> {
  const pack = await findPack(db, packId)
  if (pack.state !== 'on_sale' && pack.state !== 'stopped') throw packNotFound()
  const me = actor.kind === 'user' ? actor.id : undefined
  const shares = me !== undefined && (pack.artistId === me || pack.shares.some(({ userId }) => userId === me))
  const hide = !shares && hasRole(actor, 'reviewer', 'senior_reviewer', 'admin')
  const found = await findReviewRows(db, packId, { after, take: PAGE + 1, hidden: hide })
  const rows = found.slice(0, PAGE)
  const shown = await toShown(rows)
  const mine = me ? await findReviewRow(db, { packId, authorId: me }) : null
  return {
    pack,
    summary: await summarizeReviews(packId),
    reviews: rows.flatMap((row, index) => {
      const review = shown[index]
      return review ? [{ ...review, hidden: hiddenOf(row), own: row.authorId === me }] : []
    }),
    next: found.length > PAGE ? rows.at(-1)?.id : undefined,
    own: mine ? { stars: mine.stars, words: mine.words, hidden: hiddenOf(mine) } : undefined,
    may: { rate: me !== undefined && !shares && (await ownsPack(db, me, packId)), answer: pack.artistId === me, hide },
  }
}

function hiddenOf({
  hiddenAt,
  hiddenFor,
  hiddenWords,
}: {
  hiddenAt: Date | null
  hiddenFor: string[]
  hiddenWords: string
}) {
  return hiddenAt ? { reasons: hiddenFor, words: hiddenWords } : undefined
}
