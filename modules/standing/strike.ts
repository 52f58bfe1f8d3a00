// Strikes: what they are for, how long they last, and what so many of them mean. Public (docs/moderation.md); a change here is a
// change of the rules.

/** Grounds of a takedown that count, of a pack or of something on a page. What only needs mending (a tag, a blurred picture, a title, a link) does not. */
export const STRIKE_REASONS: readonly string[] = [
  'ART-COPY',
  'ART-COPY-MIRROR',
  'BRAND',
  'ADULT',
  'HATE',
  'PERSON',
  'IMPERSONATION',
  'LAW',
]

export const STRIKE_DAYS = 180
/** From this many on, nothing new is sent for review until one of them ends or is taken back. */
export const STRIKES_PAUSE = 2
/** From this many on, an admin looks at the account and decides; nobody is banned by a number. */
export const STRIKES_LOOK = 3

const DAY_MS = 86_400_000

export interface Strike {
  id: string
  /** None when it is about the artist's page. */
  packId: string | null
  /** Of the pack; of a page, its handle. */
  title: string
  /** The takedown; of a page, the case that took something off it. */
  takedownId: string
  reasons: string[]
  at: Date
  endsAt: Date
  liftedAt: Date | null
}

export function strikeEnd(at: Date): Date {
  return new Date(at.getTime() + STRIKE_DAYS * DAY_MS)
}

export function counts({ endsAt, liftedAt }: Pick<Strike, 'endsAt' | 'liftedAt'>, now: Date): boolean {
  return liftedAt === null && endsAt > now
}

/**
 * Until when nothing new is sent for review: the day on which fewer than `STRIKES_PAUSE` are left. Undefined when nothing stands in
 * the way.
 */
export function pausedUntil(strikes: readonly Strike[], now: Date): Date | undefined {
  const ends = strikes
    .filter((strike) => counts(strike, now))
    .map(({ endsAt }) => endsAt)
    .toSorted((a, b) => a.getTime() - b.getTime())
  return ends.length < STRIKES_PAUSE ? undefined : ends[ends.length - STRIKES_PAUSE]
}
