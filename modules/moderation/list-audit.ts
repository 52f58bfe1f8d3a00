import { type Actor, requireRole } from '@/core/actor'
import { findAudit, listActions, verifyAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findProfileByHandle, findProfiles } from '@/modules/accounts/find-profiles'

export interface AuditLine {
  number: bigint
  at: Date
  /** A person's name, or undefined when the shop did it by itself. */
  actor: { name: string; handle: string } | undefined
  /** `system:<job>` or the person's id. */
  actorId: string
  action: string
  subject: string
  reason: string
  before: unknown
  after: unknown
  requestId: string | null
}

export interface AuditQuery {
  /** A person's handle. */
  by?: string | undefined
  subject?: string | undefined
  action?: string | undefined
  /** The number of the last entry of the page before. */
  before?: bigint | undefined
}

const PAGE = 40

/**
 * Who decided what, and why, newest first.
 * @param query A handle nobody has finds nothing, and `unknown` says so.
 */
export async function listAudit(
  actor: Actor,
  query: AuditQuery,
): Promise<{ lines: AuditLine[]; actions: string[]; next: bigint | undefined; unknown: boolean }> {
  requireRole(actor, 'reviewer', 'senior_reviewer', 'finance', 'admin')
  const person = query.by ? await findProfileByHandle(query.by) : undefined
  const unknown = Boolean(query.by) && !person
  const filter = { actor: person?.id, subject: query.subject, action: query.action }
  const rows = unknown ? [] : await findAudit(db, filter, { before: query.before, take: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const profiles = await findProfiles([...new Set(page.map((row) => row.actor))])
  return {
    lines: page.map((row) => {
      const profile = profiles.get(row.actor)
      const { number, at, action, subject, reason, before, after, requestId } = row
      return {
        number,
        at,
        action,
        subject,
        reason,
        before,
        after,
        requestId,
        actorId: row.actor,
        actor: profile && { name: profile.displayName, handle: profile.handle },
      }
    }),
    actions: await listActions(db),
    next: rows.length > PAGE ? page.at(-1)?.number : undefined,
    unknown,
  }
}

/** Recompute every seal of the log. Reads all of it: asked for by a person, not by a page. */
export async function checkAudit(actor: Actor) {
  requireRole(actor, 'reviewer', 'senior_reviewer', 'finance', 'admin')
  return verifyAudit(db)
}
