import { WHOLE } from '@/core/percent'
import { sharesInvalid, sharesMustAddUp, tooManyShares } from './refusals'

/** What somebody who was asked to share in a pack said. The artist is the first of them and has always accepted. */
export type CollaboratorState = 'invited' | 'accepted' | 'declined'

/** A person's part of a pack: what a collaborator is asked to accept. `points` are basis points of what is left after tax and fee. */
export interface ShareRow {
  handle: string
  points: number
  part: string
}

/** More hands than this on one pack were never seen; an invitation is a mail, so there is an end to it. */
export const MAX_PEOPLE = 10

/**
 * Refuse shares that cannot be in force: not one person each, not positive whole basis points, or not adding up to 10,000.
 * @throws Refusal `studio.shares_many`, `studio.shares_invalid`, `studio.shares_sum` (with the sum that was given)
 */
export function requireShares(rows: readonly ShareRow[]): void {
  if (rows.length > MAX_PEOPLE) throw tooManyShares(MAX_PEOPLE)
  const handles = new Set(rows.map((row) => row.handle))
  const sound = rows.every((row) => Number.isInteger(row.points) && row.points > 0 && row.points <= WHOLE)
  if (!sound || handles.size !== rows.length || rows.length === 0) throw sharesInvalid()
  const sum = rows.reduce((total, row) => total + row.points, 0)
  if (sum !== WHOLE) throw sharesMustAddUp(sum)
}
