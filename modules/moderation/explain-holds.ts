import { type Actor, requireUser } from '@/core/actor'
import type { Money } from '@/core/money'
import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import type { Statement } from '@/modules/payouts/find-payable'
import { BUYERS_WAIT_MS } from './buyers-rule'
import { findNoticedOfTakedown } from './db/notices'
import { findAppealOf } from './db/pack-cases'
import { findTakedown } from './db/takedowns'

/** Why money of a pack stays for now, as whoever earned it reads it. */
export interface ExplainedHold {
  packId: string
  title: string
  amount: Money
  /** The pack is one's own: why it is down, and how to answer, is on its page. */
  own: boolean
  reasons: string[]
  clock: HoldClock
}

/** What a hold waits for. `rule`: it is settled what buyers get; `refunds`: they are being paid back, and the rest is free. */
export interface HoldClock {
  waitsFor: 'end' | 'counter' | 'claimant' | 'court' | 'appeal' | 'rule' | 'refunds'
  /** The day that it waits for; none where nobody can name one. */
  day: Date | undefined
}

/** Why what takedowns hold of one's own earnings is held, and until when. @param holds As one's own payouts say. */
export async function explainHolds(actor: Actor, holds: Statement['stopped']): Promise<ExplainedHold[]> {
  const { id } = requireUser(actor)
  const explained: ExplainedHold[] = []
  for (const { packId, takedownId, amount } of holds) {
    const takedown = await findTakedown(db, takedownId)
    if (!takedown) continue
    const { title, artistId } = await findPack(db, packId)
    const of = { packId, title, amount, own: artistId === id, reasons: takedown.reasons }
    explained.push({ ...of, clock: await clockOf(takedown) })
  }
  return explained
}

/** Which clock a takedown waits for, in the order in which they come. */
export async function clockOf(takedown: NonNullable<Awaited<ReturnType<typeof findTakedown>>>): Promise<HoldClock> {
  if (takedown.until) return { waitsFor: 'end', day: takedown.until }
  if (takedown.buyersAt) return { waitsFor: 'refunds', day: undefined }
  const appeal = await findAppealOf(db, takedown.id)
  if (appeal?.state === 'open') return { waitsFor: 'appeal', day: appeal.dueAt }
  const noticed = await findNoticedOfTakedown(db, takedown.id)
  if (noticed?.state === 'down') return { waitsFor: 'counter', day: noticed.counterUntil ?? undefined }
  if (noticed?.state === 'countered') return { waitsFor: 'claimant', day: noticed.courtUntil ?? undefined }
  if (noticed?.state === 'court') return { waitsFor: 'court', day: undefined }
  return { waitsFor: 'rule', day: noticed?.endedAt ?? new Date(takedown.at.getTime() + BUYERS_WAIT_MS) }
}
