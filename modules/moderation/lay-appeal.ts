import type { Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { env } from '@/infra/env'
import type { Prisma, Tx } from '@/infra/db'
import { dueAt } from './case'
import { findOpinionGivers } from './db/notes'
import { insertPackCase } from './db/pack-cases'
import { APPEAL_PROMISES } from './pack-case'
import { appealedAlready } from './refusals'

type Appeal = Pick<
  Prisma.PackCaseCreateManyInput,
  'packId' | 'artistId' | 'title' | 'coverKey' | 'versionId' | 'statement'
> & { about: string; notBy: string[] }

/** Who had a part in a decision: whoever took it, and whoever said before how they would. None of them hears the appeal. */
export async function findPartakers(tx: Tx, decidedBy: string, caseId: string | null): Promise<string[]> {
  return [...new Set([decidedBy, ...(caseId ? await findOpinionGivers(tx, caseId) : [])])]
}

/** Lay a decision before a second reviewer, once. @throws Refusal `moderation.appealed_already` */
export async function layAppeal(tx: Tx, actor: Actor, appeal: Appeal, now: Date): Promise<void> {
  const made = await insertPackCase(tx, {
    ...appeal,
    id: newId('case'),
    kind: 'appeal',
    openedAt: now,
    dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS * APPEAL_PROMISES),
  })
  if (!made) throw appealedAlready()
  await recordAudit(tx, actor, 'appeal.made', appeal.packId ?? appeal.artistId, { after: { about: appeal.about } })
}
