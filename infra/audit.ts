import { actorName, type Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import type { Db, Prisma } from './db'
import { currentRequest } from './request-context'

/**
 * Write down what was done, in the caller's transaction, so that a decision and its record exist together or not at all.
 * Entries are a chain (each is sealed with a hash over itself and the seal before), so writers wait for one another until
 * commit: for decisions of people who run the shop, last in their transaction, and never on a buyer's path.
 * @param action `noun.verb`, as in `case.approved`.
 * @param subject The id of what was acted on.
 */
export async function recordAudit(
  db: Db,
  actor: Actor,
  action: string,
  subject: string,
  details: { reason?: string; before?: Prisma.InputJsonObject; after?: Prisma.InputJsonObject } = {},
): Promise<void> {
  await db.auditEntry.create({
    data: {
      id: newId('audit'),
      actor: actorName(actor),
      action,
      subject,
      reason: details.reason ?? '',
      requestId: currentRequest()?.requestId ?? null,
      ...(details.before && { before: details.before }),
      ...(details.after && { after: details.after }),
    },
  })
}

export interface AuditFilter {
  subject?: string | undefined
  actor?: string | undefined
  /** A whole action (`case.approved`) or, ending in a dot, all of one noun (`case.`). */
  action?: string | undefined
}

/** Audit entries, newest first. `before` is the number of the last entry of the page before. Rides on the filter's column and `number`. */
export function findAudit(
  db: Db,
  { subject, actor, action }: AuditFilter,
  { before, take = 50 }: { before?: bigint | undefined; take?: number } = {},
) {
  return db.auditEntry.findMany({
    where: {
      ...(subject && { subject }),
      ...(actor && { actor }),
      ...(action && { action: action.endsWith('.') ? { startsWith: action } : action }),
      ...(before !== undefined && { number: { lt: before } }),
    },
    orderBy: { number: 'desc' },
    take,
  })
}

/**
 * Whether the log is as it was written. Recomputes every seal; `broken` are the numbers of the entries whose own words
 * were changed or before which one is missing (the first twenty). `head` is the newest seal: whoever kept an older one
 * elsewhere can see that the log still contains it.
 */
export async function verifyAudit(db: Db): Promise<{ entries: number; head: string; broken: bigint[] }> {
  const [row] = await db.$queryRaw<{ entries: number; head: string; broken: bigint[] }[]>`
    WITH chain AS (
      SELECT e.number, e.seal,
        e.seal = audit_seal(e, coalesce(lag(e.seal) OVER turn, ''))
          AND e.number = coalesce(lag(e.number) OVER turn, 0) + 1 AS fits
      FROM "AuditEntry" e WINDOW turn AS (ORDER BY e.number)
    )
    SELECT count(*)::int AS entries,
      coalesce((SELECT seal FROM chain ORDER BY number DESC LIMIT 1), '') AS head,
      coalesce((SELECT array_agg(number) FROM (SELECT number FROM chain WHERE NOT fits ORDER BY number LIMIT 20) first), '{}') AS broken
    FROM chain`
  return row ?? { entries: 0, head: '', broken: [] }
}

/** Every action that was ever recorded, in order of the alphabet. Hops from one to the next on (action, number): as quick for millions of entries. */
export async function listActions(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ action: string }[]>`
    WITH RECURSIVE hop AS (
      (SELECT action FROM "AuditEntry" ORDER BY action LIMIT 1)
      UNION ALL
      SELECT (SELECT e.action FROM "AuditEntry" e WHERE e.action > hop.action ORDER BY e.action LIMIT 1)
      FROM hop WHERE hop.action IS NOT NULL
    )
    SELECT action FROM hop WHERE action IS NOT NULL`
  return rows.map((row) => row.action)
}

/** The number of the entry with this seal. A log cut off at its end is whole by itself; only a seal kept elsewhere tells. */
export async function findSeal(db: Db, seal: string): Promise<bigint | undefined> {
  return (await db.auditEntry.findFirst({ where: { seal }, select: { number: true } }))?.number
}
