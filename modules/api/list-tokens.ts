import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findTokenRows } from './db/tokens'

/** One's tokens that still work. Of the token itself only its last letters are known. */
export function listTokens(actor: Actor) {
  return findTokenRows(db, requireUser(actor).id)
}
