import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { hashOfToken } from '@/infra/secret'
import { findTokenOwner, markTokenUsed } from './db/tokens'
import { tokenNeeded, tokenUnknown } from './refusals'
import { looksLikeToken } from './token'

/** A token travels in a page: all who look at that page ask with it. */
const RATE = { points: 600, seconds: 60 }
const USED_EVERY_MS = 3_600_000

/**
 * Who asks by a token: its owner, without any role. Only the operations that say so take one, and they only read what he owns.
 * @throws Refusal `api.token_needed`, `api.token_unknown` (401), `rate_limit.exceeded` (429)
 */
export async function tokenActor(authorization: string | null, now = new Date()): Promise<UserActor> {
  if (!authorization) throw tokenNeeded()
  const token = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] ?? ''
  const owner = looksLikeToken(token) ? await findTokenOwner(db, hashOfToken(token)) : undefined
  if (!owner) throw tokenUnknown()
  await limit('api_by_token', owner.id, RATE)
  if (!owner.usedAt || now.getTime() - owner.usedAt.getTime() > USED_EVERY_MS) await markTokenUsed(db, owner.id, now)
  return { kind: 'user', id: owner.userId, handle: owner.handle, roles: [], sessionId: owner.id }
}
