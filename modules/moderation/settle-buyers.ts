import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { env } from '@/infra/env'
import { findContact } from '@/modules/accounts/find-contact'
import { findPack } from '@/modules/catalog/find-pack'
import { notify } from '@/modules/notifications/notify'
import { buyersGet, BUYERS_WAIT_MS } from './buyers-rule'
import { findAppealOf } from './db/pack-cases'
import { findOpenTakedowns, findTakedown, moveBuyersTold } from './db/takedowns'
import { buyersSettled } from './jobs'
import { requireSystem } from './require'

const PAGE = 100

/** The part of the shop's selling that this needs: checkout stands beside us, and the worker hands it over. */
export interface Sales {
  /** Give back what was paid for a pack within these times. @returns How many lines could not go back. */
  refundTakenDown(of: { packId: string; cause: string; from: Date; until: Date }, clock: Clock): Promise<number>
  /** Everybody who paid for a pack, a page at a time. */
  listBuyersOf(
    of: { packId: string; cause: string; after: string },
    take: number,
  ): Promise<{ lines: { buyerId: string; orderId: string; refunded: boolean }[]; next: string | undefined }>
}

/**
 * What a takedown without an end means to those who bought: by its grounds, recent sales go back or everybody keeps what he has; a mail says which.
 * Not while an appeal is open, and not of a takedown that was taken back. Run again, nobody is paid or told twice.
 */
export async function settleBuyers(
  actor: Actor,
  { takedownId }: { takedownId: string },
  sales: Sales,
  clock: Clock = systemClock,
): Promise<void> {
  requireSystem(actor)
  const now = clock.now()
  const takedown = await findTakedown(db, takedownId)
  if (!takedown || takedown.endedAt || takedown.buyersAt) return
  const appeal = await findAppealOf(db, takedownId)
  if (appeal?.state === 'open') {
    await enqueue(db, buyersSettled, { takedownId }, { startAfter: new Date(now.getTime() + BUYERS_WAIT_MS) })
    return
  }
  const { packId, at } = takedown
  const from = new Date(at.getTime() - env.REFUND_DAYS * 86_400_000)
  const refunds = buyersGet(takedown.reasons) === 'refund'
  // What else keeps the pack down told them the same already.
  const said = (await findOpenTakedowns(db, packId)).filter(({ id, buyersAt }) => id !== takedownId && buyersAt)
  if (said.some(({ reasons }) => !refunds || buyersGet(reasons) === 'refund')) {
    await inTransaction((tx) => moveBuyersTold(tx, takedownId, takedown.buyersTold, takedown.buyersTold, now))
    return
  }
  const left = refunds ? await sales.refundTakenDown({ packId, cause: takedownId, from, until: at }, clock) : 0

  const { title } = await findPack(db, packId)
  let told = takedown.buyersTold
  for (let more = true; more;) {
    const { lines: page, next: last } = await sales.listBuyersOf({ packId, cause: takedownId, after: told }, PAGE)
    more = last !== undefined
    await inTransaction(async (tx) => {
      if (!(await moveBuyersTold(tx, takedownId, told, last ?? told, more ? null : now))) return
      for (const { buyerId, orderId, refunded } of page) {
        const outcome = refunded ? 'refunded' : 'kept'
        await notify(tx, await findContact(tx, buyerId), 'pack_gone', { title, orderId, outcome })
      }
      if (!more) await recordAudit(tx, actor, 'takedown.buyers_told', packId, { after: { takedownId, refunds, left } })
    })
    told = last ?? told
  }
}
