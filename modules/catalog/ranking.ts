/**
 * How packs are ranked. The page of the rankings says it in the same words:
 * - `week`: people who became owners since Monday 00:00 UTC.
 * - `rising`: people who became owners in the last seven days, today included, of packs that came in the last sixty.
 *
 * A new owner is a point, one who paid (and did not get the money back) is four. An account counts once it is three days old.
 * The owners whose accounts were opened on one day count together, as the square root of their points: a hundred accounts made for
 * the purpose weigh as ten people who came on ten days, and those who bring a crowd of their own still stand before those who bring none.
 * Each person counts once a pack, whoever has a share in it does not count, a refund takes the count back, and nobody can
 * pay to stand higher. Ties: the pack that went on sale later stands first.
 */
export const RANKINGS = ['week', 'rising'] as const
export type Ranking = (typeof RANKINGS)[number]

/** Points of a new owner who paid, where one who did not is 1. A free pack costs whoever wants to lift it nothing. */
export const POINTS_OF_BUYER = 4
/** An account must be so many days old to count: time for moderators to see a crowd before it is seen in a ranking. */
const DAYS_TO_COUNT = 3

/** What came longer ago does not rise any more: it has the week. */
const DAYS_OF_NEW = 60

const DAY = 86_400_000

/** The first day (UTC midnight) whose new owners a ranking counts. */
export function rankedSince(ranking: Ranking, now: Date): Date {
  const today = Math.floor(now.getTime() / DAY) * DAY
  if (ranking === 'rising') return new Date(today - 6 * DAY)
  const daysSinceMonday = (new Date(today).getUTCDay() + 6) % 7
  return new Date(today - daysSinceMonday * DAY)
}

/** The last day on which an account may have been opened to count by now. */
export function countedIfJoinedBy(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY) * DAY - DAYS_TO_COUNT * DAY)
}

/** Packs that came before are not ranked. */
export function onSaleSince(ranking: Ranking, now: Date): Date {
  return new Date(ranking === 'rising' ? now.getTime() - DAYS_OF_NEW * DAY : 0)
}
