import type { Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { env } from '@/infra/env'
import type { Prisma, Tx } from '@/infra/db'
import { dueAt } from './case'
import { insertPackCase } from './db/pack-cases'
import { APPEAL_PROMISES } from './pack-case'
import { appealedAlready } from './refusals'

type Appeal = Pick<
  Prisma.PackCaseCreateManyInput,
  'packId' | 'artistId' | 'title' | 'coverKey' | 'versionId' | 'statement'
> & { about: string; notBy: string[] }

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
