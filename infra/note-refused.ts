import { type Actor, STAFF } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { recordAudit } from './audit'
import { db } from './db'
import { log } from './log'
import { limit } from './rate-limit'
import { currentRequest } from './request-context'

/** Enough to see that somebody tries doors, and nothing to fill the log with. */
const RATE = { points: 3, seconds: 3_600 }

/**
 * Somebody who is signed in sent a form that only the shop's own people may send: the desk finds it in the audit log, three times an hour for
 * one person. A page that is only looked at stands in the request log and not there: a link on any site makes a browser look, and the
 * record would say so of people who did nothing.
 */
export async function noteRefused(actor: Actor, refusal: Refusal): Promise<void> {
  const wanted = String(refusal.params.roles ?? '').split(' ')
  if (actor.kind !== 'user' || !STAFF.some((role) => wanted.includes(role))) return
  try {
    await limit('refused', actor.id, RATE)
    const form = currentRequest()?.path?.split('?')[0]?.slice(0, 200) ?? ''
    await recordAudit(db, actor, 'role.refused', actor.id, { reason: `${refusal.message} ${form}`.trim() })
  } catch (error) {
    // It is said no to all the same.
    if (!(error instanceof Refusal)) log.warn({ err: error }, 'a refusal could not be written down')
  }
}
