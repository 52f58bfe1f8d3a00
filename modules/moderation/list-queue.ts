import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findSharedPacks } from '@/modules/studio/find-people'
import { type CaseRow, countWaiting, findClaimed, findWaiting } from './db/cases'
import { findAsked } from './db/notes'
import type { QueueFilter, QueueOrder } from './queue-filter'
import { requireReviewer } from './require'
import { type Sign, SIGNS } from './risk'

export interface QueuedCase {
  id: string
  number: number
  versionId: string
  title: string
  /** Art key of the first sticker. */
  coverKey: string | null
  artist: string
  versionNumber: number
  round: number
  stickerCount: number
  openedAt: Date
  dueAt: Date
  overdue: boolean
  /** Its time was over, and the seniors were told. */
  escalated: boolean
  /** Somebody asks for a second opinion. */
  asked: boolean
  /** What asks for a closer look. */
  signs: Sign[]
  /** Set while somebody has it in hand. */
  claim: { by: string; mine: boolean; endsAt: Date } | null
  /** The reader has a share in it, so somebody else must decide. */
  own: boolean
}

export interface Queue {
  mine: QueuedCase[]
  waiting: QueuedCase[]
  others: QueuedCase[]
  counts: { waiting: number; overdue: number }
  /** When the oldest that waits was sent. */
  oldest: Date | null
  promiseHours: number
  /** Last id of this page, when there are more. */
  next: string | undefined
  /** The reader may take a case out of another's hands. */
  senior: boolean
}

const PAGE = 40

/**
 * What waits for a review, and what is in whose hands.
 * @param options `after`: the last id of the page before; `filter`: of what waits, only this; `by`: oldest first, or what asks
 * most for a closer look first.
 */
export async function listQueue(
  actor: Actor,
  { after, filter, by = 'age' }: { after?: string | undefined; filter?: QueueFilter; by?: QueueOrder } = {},
  clock: Clock = systemClock,
): Promise<Queue> {
  const reader = requireReviewer(actor)
  const now = clock.now()
  const rows = await findWaiting(db, now, { after, take: PAGE + 1, filter, by })
  const claimed = await findClaimed(db, now)
  const page = rows.slice(0, PAGE)
  const [oldest] = after || filter || by !== 'age' ? await findWaiting(db, now, { take: 1 }) : page
  const all = [...page, ...claimed]
  const profiles = await findProfiles([...new Set(all.flatMap((kase) => [kase.artistId, kase.claimedBy ?? []].flat()))])
  const shared = await findSharedPacks(db, reader.id, [...new Set(all.map((kase) => kase.packId))])

  const asked = await findAsked(db, all.map((kase) => kase.id)) // prettier-ignore

  const shown = (kase: CaseRow): QueuedCase => {
    const { id, number, versionId, title, coverKey, versionNumber, round, stickerCount, openedAt, dueAt } = kase
    const held = kase.claimedBy && kase.claimEndsAt && kase.claimEndsAt > now
    return {
      id,
      number,
      versionId,
      title,
      coverKey,
      versionNumber,
      round,
      stickerCount,
      openedAt,
      dueAt,
      artist: profiles.get(kase.artistId)?.displayName ?? '',
      overdue: dueAt <= now,
      escalated: kase.escalatedAt !== null,
      asked: asked.has(id),
      signs: SIGNS.filter((sign) => kase.signs.includes(sign)),
      claim: held
        ? {
            by: profiles.get(kase.claimedBy ?? '')?.displayName ?? '',
            mine: kase.claimedBy === reader.id,
            endsAt: kase.claimEndsAt ?? now,
          }
        : null,
      own: shared.has(kase.packId),
    }
  }
  return {
    mine: claimed.filter((kase) => kase.claimedBy === reader.id).map(shown),
    waiting: page.map(shown),
    others: claimed.filter((kase) => kase.claimedBy !== reader.id).map(shown),
    counts: await countWaiting(db, now),
    oldest: oldest?.openedAt ?? null,
    promiseHours: env.REVIEW_PROMISE_HOURS,
    next: rows.length > PAGE ? page.at(-1)?.id : undefined,
    senior: reader.roles.some((role) => role === 'senior_reviewer' || role === 'admin'),
  }
}
