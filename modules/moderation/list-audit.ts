import { type Actor, requireRole } from '@/core/actor'
import { findAudit, listActions, verifyAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findIdentity } from '@/modules/accounts/find-identity'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { readHandle } from '@/modules/accounts/handle'
import { findAnyReview } from '@/modules/reviews/hide-review'
import { findSharedPacks } from '@/modules/studio/find-people'

export interface AuditLine {
  number: bigint
  at: Date
  /** A person's name, or undefined when the shop did it by itself, or when it is not for the reader. */
  actor: { name: string; handle: string } | undefined
  /** `system:<job>` or the person's id; undefined when somebody reported what is the reader's own. */
  actorId: string | undefined
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
  const reader = requireRole(actor, 'reviewer', 'senior_reviewer', 'finance', 'admin')
  // Also of who is banned or gone: what they decided stands.
  const handle = query.by ? readHandle(query.by) : undefined
  const person = handle && (await findIdentity(db, handle))
  const unknown = Boolean(query.by) && !person
  const filter = { actor: person ? person.id : undefined, subject: query.subject, action: query.action }
  const rows = unknown ? [] : await findAudit(db, filter, { before: query.before, take: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const hidden = await findHidden(reader.id, page)
  const profiles = await findProfiles([...new Set(page.map((row) => row.actor))])
  return {
    // Asked for by name, they would say whose they are.
    lines: page.flatMap<AuditLine>((row) => {
      const profile = profiles.get(row.actor)
      const { number, at, action, subject, reason, before, after, requestId } = row
      const said = { number, at, action, subject, reason }
      const unsaid = { before: null, after: null, requestId: null, actorId: undefined, actor: undefined }
      if (hidden.has(number)) return person ? [] : [{ ...said, ...unsaid }]
      return {
        ...said,
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

/** Who reported or gave notice is not for whoever is reported, in the log as little as at the desk. @returns The numbers of such entries. */
async function findHidden(
  readerId: string,
  rows: readonly { number: bigint; action: string; subject: string; after: unknown }[],
): Promise<Set<bigint>> {
  const about = new Map<bigint, string[]>()
  const hidden = new Set<bigint>()
  for (const { number, action, subject, after } of rows) {
    if (action === 'pack.reported') about.set(number, [subject])
    else if (action === 'notice.given') about.set(number, packsIn(after))
    else if (action === 'page.reported' && subject === readerId) hidden.add(number)
    else if (action === 'review.reported') {
      const review = await findAnyReview(db, subject)
      if (review?.authorId === readerId) hidden.add(number)
      else if (review) about.set(number, [review.packId])
    }
  }
  const shared = await findSharedPacks(db, readerId, [...about.values()].flat())
  for (const [number, packs] of about) if (packs.some((id) => shared.has(id))) hidden.add(number)
  return hidden
}

function packsIn(after: unknown): string[] {
  const { packs } = (after ?? {}) as { packs?: unknown }
  return Array.isArray(packs) ? packs.filter((id) => typeof id === 'string') : []
}

/** Recompute every seal of the log. Reads all of it: asked for by a person, not by a page. */
export async function checkAudit(actor: Actor) {
  requireRole(actor, 'reviewer', 'senior_reviewer', 'finance', 'admin')
  return verifyAudit(db)
}
