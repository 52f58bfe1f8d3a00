import { system } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { enqueue } from '@/infra/jobs'
import { findContact } from '@/modules/accounts/find-contact'
import { payoutAskedEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { notify } from '@/modules/notifications/notify'
import { findOpenPayout, insertPayout, lockPayout, lockRequests } from './db/payouts'
import { findEarnersOf, findHolds, takesHeld } from './db/takedown-holds'
import { payableOf } from './find-payable'
import { packHeld } from './jobs'
import { HELD_REASON, type Payout } from './payout'
import { stopPayout } from './stop-payout'
import { withheldOf } from './withholding'

/**
 * A pack is down from now on, in the transaction that takes it down: whoever earned by it reads how much of that stays. Payouts under
 * way that would take it are called off right after.
 */
export async function holdForTakedown(tx: Tx, { packId, title }: { packId: string; title: string }): Promise<void> {
  const currency = env.SHOP_CURRENCY
  for (const userId of await findEarnersOf(tx, packId)) {
    const open = await findOpenPayout(tx, userId, currency)
    // What is with a bank already has left our hands.
    const leaving = open?.state === 'sent' ? undefined : open?.id
    const held = (await findHolds(tx, userId, currency, leaving)).find((hold) => hold.packId === packId)
    if (!held) continue
    const { amount } = held
    await notify(tx, await findContact(tx, userId), 'earnings_held', {
      title,
      totalMinor: amount.minor.toString(),
      currency,
    })
  }
  await enqueue(tx, packHeld, { packId })
}

/** Call off every payout under way that would take what is held of this pack's money. Run again, it finds nothing left to do. */
export async function callOffHeld({ packId }: { packId: string }, clock: Clock = systemClock): Promise<void> {
  for (const userId of await findEarnersOf(db, packId))
    await inTransaction(async (tx) => {
      await lockRequests(tx, userId)
      const open = await findOpenPayout(tx, userId, env.SHOP_CURRENCY)
      const payout = open && (await lockPayout(tx, open.id))
      if (!payout || (payout.state !== 'requested' && payout.state !== 'approved')) return
      if (await takesHeld(tx, payout)) await leaveHeld(tx, payout, clock.now())
    })
}

/**
 * A payout that would take what is held does not leave. The rest is asked for in its place, to the same account and by the same day,
 * where it is enough for a payout. The caller holds its lock, and it was not sent.
 */
export async function leaveHeld(tx: Tx, payout: Payout, now: Date): Promise<void> {
  const { id: instead, userId, provider, holder, account, bic, accountRef, dueOn, amount } = payout
  await stopPayout(tx, payout, 'canceled', HELD_REASON)
  const rest = await payableOf(tx, userId, amount.currency)
  const payoutId = rest.minor >= env.PAYOUT_MINIMUM_MINOR ? newId('payout') : undefined
  if (payoutId) {
    await insertPayout(tx, {
      id: payoutId,
      userId,
      key: `${userId}:rest-of-${instead}`,
      amountMinor: rest.minor,
      withheldMinor: withheldOf(rest, payout.withheldPoints).minor,
      withheldPoints: payout.withheldPoints,
      withheldCountry: payout.withheldCountry,
      currency: amount.currency,
      requestedAt: now,
      dueOn,
      provider,
      holder,
      account,
      bic,
      accountRef,
    })
    await post(tx, payoutAskedEntry({ payoutId, userId, book: 'live', amount: rest }))
  }
  await recordAudit(tx, system('takedown'), 'payout.canceled', instead, {
    reason: HELD_REASON,
    after: { restMinor: rest.minor.toString(), currency: rest.currency, ...(payoutId && { payoutId }) },
  })
}
