import { actorName, type Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import type { Db, Prisma } from './db'
import { currentRequest } from './request-context'

/**
 * Write down what was done, in the caller's transaction, so that a decision and its record exist together or not at all.
 * @param action `noun.verb`, as in `case.decided`.
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

/** Audit entries, newest first; by subject or actor when given. `after` is the last id of the page before. */
export function findAudit(
  db: Db,
  filter: { subject?: string; actor?: string },
  { after, take = 50 }: { after?: string | undefined; take?: number } = {},
) {
  return db.auditEntry.findMany({
    where: filter,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...(after && { cursor: { id: after }, skip: 1 }),
    take,
  })
}
