import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { fromDecimal, type Money } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { log } from '@/infra/log'
import { payoutFeeEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { findWithoutFee, lockPayout, storePayoutFee } from './db/payouts'
import type { Payout } from './payout'
import * as refusals from './refusals'
import { feeKeepers, findPayoutProvider } from './registry'

const BATCH = 100

/**
 * Write down what a bank charged for a payout by hand, as its statement says: the shop's cost, never its person's. Also of one that
 * came back. For finance and admins, never of one's own; once; audited.
 */
export async function writePayoutFee(actor: Actor, payoutId: string, typed: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  await inTransaction(async (tx) => {
    const payout = await lockPayout(tx, payoutId)
    if (!payout) throw refusals.payoutNotFound()
    if (findPayoutProvider(payout.provider).caps.automatic) throw refusals.notByHand(payout.provider)
    if (payout.userId === by.id) throw refusals.ownPayout()
    const fee = fromDecimal(typed, payout.amount.currency)
    if (!fee || fee.minor < 0n || fee.minor >= payout.amount.minor) throw refusals.badPayoutFee()
    if (!payout.paidAt || payout.fee) throw refusals.payoutMoved(payout.state)
    await book(tx, payout, fee, '')
    await recordAudit(tx, actor, 'payout.fee', payoutId, {
      after: { minor: fee.minor.toString(), currency: fee.currency },
    })
  })
}

/** Ask processors what they charged for payouts that left, and post it, once a payout. One that fails does not stop the others. */
export async function bookPayoutFees(): Promise<number> {
  let booked = 0
  for (const provider of feeKeepers())
    for (const { id, ref } of await findWithoutFee(db, provider.id, BATCH))
      try {
        const fee = await provider.getFee?.(ref ?? '')
        if (!fee) continue
        await inTransaction(async (tx) => {
          const payout = await lockPayout(tx, id)
          if (payout && !payout.fee) await book(tx, payout, fee.amount, fee.move)
        })
        booked += 1
      } catch (error) {
        log.error({ err: error, payoutId: id }, 'the fee of a payout could not be booked')
      }
  return booked
}

async function book(tx: Tx, payout: Payout, amount: Money, note: string): Promise<void> {
  const { id: payoutId, provider } = payout
  await storePayoutFee(tx, payoutId, amount.minor)
  if (amount.minor > 0n) await post(tx, payoutFeeEntry({ payoutId, book: 'live', provider, amount, note }))
}
