import { type Actor, type HalfSignedIn, requireUser } from '@/core/actor'
import { limit } from '@/infra/rate-limit'

/** Whose session this is, signed in whole or half: that much is enough to show a second factor. */
export function holderOf(actor: Actor): HalfSignedIn {
  if (actor.kind === 'visitor' && actor.half) return actor.half
  const { id, sessionId } = requireUser(actor)
  return { userId: id, sessionId }
}

/** One try at a second factor of this account: ten in a quarter of an hour, wherever they come from. */
export async function countTry(userId: string): Promise<void> {
  await limit('second-factor', userId, { points: 10, seconds: 900, closed: true })
}
