import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction, type Tx } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { log } from '@/infra/log'
import { purge } from '@/infra/purge'
import { payoutPaidEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { findFreeze } from './db/freezes'
import { closeCall, findPendingCall, insertCall, storeSilence } from './db/payout-calls'
import { lockPayout, movePayout } from './db/payouts'
import { takesHeld } from './db/takedown-holds'
import { leaveHeld } from './hold-for-takedown'
import { notifyOfPayout } from './notify-of-payout'
import { keptBack, type Payout } from './payout'
import type { Sent } from './provider'
import { findPayoutProvider } from './registry'
import { stopPayout } from './stop-payout'

const MINUTE = 60_000

/**
 * Send an approved payout through its processor. The call is written down before it is made, under its own key; after a
 * silence the same call is made again, after looking whether it was done; a new one only after a definite refusal.
 * Run again and at once, it is sent once.
 */
export async function sendPayout(payoutId: string, clock: Clock = systemClock): Promise<void> {
  const begun = await inTransaction((tx) => beginCall(tx, payoutId, clock.now()))
  failpoint('payout-call-written')
  if (!begun) return
  const { payout, key, tries, fresh } = begun
  let sent: Sent
  try {
    sent = await call(payout, key, fresh)
  } catch (error) {
    log.warn({ err: error, payoutId, key }, 'the processor gave no answer about a payout')
    // One to sixty minutes: an answer was lost, or they are down.
    const pause = Math.min(2 ** tries, 60) * MINUTE
    await storeSilence(db, key, String(error), new Date(clock.now().getTime() + pause))
    return
  }
  failpoint('payout-sent')
  await inTransaction((tx) => finishCall(tx, payoutId, key, sent))
  failpoint('payout-booked')
}

async function beginCall(tx: Tx, payoutId: string, now: Date) {
  const payout = await lockPayout(tx, payoutId)
  if (!payout || !findPayoutProvider(payout.provider).caps.automatic) return undefined
  if (payout.state === 'sent') {
    const pending = await findPendingCall(tx, payoutId)
    return pending && { payout, key: pending.key, tries: pending.tries, fresh: false }
  }
  if (payout.state !== 'approved' || (await findFreeze(tx, payout.userId, now))) return undefined
  if (await takesHeld(tx, payout)) {
    await leaveHeld(tx, payout, now)
    return undefined
  }
  const attempt = payout.attempt + 1
  // Whoever else wants to make this call looks two minutes later: it may be under way.
  const key = await insertCall(tx, payoutId, attempt, new Date(now.getTime() + 2 * MINUTE))
  const moved = await movePayout(tx, payoutId, 'sent', { attempt, sentAt: payout.sentAt ?? now })
  return { payout: moved, key, tries: 0, fresh: true }
}

async function call(payout: Payout, key: string, fresh: boolean): Promise<Sent> {
  const provider = findPayoutProvider(payout.provider)
  // A processor forgets keys after a day; what it did, it knows for ever.
  const earlier = fresh ? undefined : await provider.findSent?.(payout)
  if (earlier) return { state: 'done', ref: earlier }
  if (!provider.send) throw new Error(`${provider.id} sends nothing`)
  return provider.send(payout, key)
}

async function finishCall(tx: Tx, payoutId: string, key: string, sent: Sent): Promise<void> {
  const payout = await lockPayout(tx, payoutId)
  if (payout?.state !== 'sent') return
  if (!(await closeCall(tx, key, sent.state, sent.state === 'refused' ? sent.reason : ''))) return
  if (sent.state === 'done') await bookPaid(tx, payout, sent.ref)
  else if (sent.later) await movePayout(tx, payoutId, 'approved', { reason: sent.reason })
  else await stopPayout(tx, payout, 'failed', sent.reason)
}

/** A payout left: out of the books, and its person is told. The caller holds its lock, and it is `sent`. */
export async function bookPaid(tx: Tx, payout: Payout, ref: string): Promise<void> {
  const { id: payoutId, userId, amount, provider } = payout
  await post(tx, payoutPaidEntry({ payoutId, userId, book: 'live', amount, provider, ref, withheld: keptBack(payout) }))
  await movePayout(tx, payoutId, 'paid', { paidAt: new Date(), ref, reason: '' })
  await notifyOfPayout(tx, payout, 'payout_paid', ref)
  await purge(tx, ['figures'])
}
