/**
 * How packs are ranked, in one sentence each, so that the pages can say it:
 * - `week`: people who became owners since Monday 00:00 UTC.
 * - `rising`: people who became owners in the last seven days, today included.
 * Each person counts once a pack, whoever has a share in it does not count, a refund takes the count back, and nobody can
 * pay to stand higher. Ties: the pack that went on sale later stands first.
 */
export const RANKINGS = ['week', 'rising'] as const
export type Ranking = (typeof RANKINGS)[number]

const DAY = 86_400_000

/** The first day (UTC midnight) whose new owners a ranking counts. */
export function rankedSince(ranking: Ranking, now: Date): Date {
  const today = Math.floor(now.getTime() / DAY) * DAY
  if (ranking === 'rising') return new Date(today - 6 * DAY)
  const daysSinceMonday = (new Date(today).getUTCDay() + 6) % 7
  return new Date(today - daysSinceMonday * DAY)
}
