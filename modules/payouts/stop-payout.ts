import type { Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { payoutStoppedEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { movePayout } from './db/payouts'
import { notifyOfPayout } from './notify-of-payout'
import type { Payout } from './payout'

/** A payout does not leave: its money can be asked for again. Within the caller's transaction, which holds its lock. */
export async function stopPayout(tx: Tx, payout: Payout, to: 'failed' | 'canceled', reason: string): Promise<void> {
  const { id: payoutId, userId, amount } = payout
  await post(tx, payoutStoppedEntry({ payoutId, userId, book: 'live', amount, note: reason }))
  await movePayout(tx, payoutId, to, { endedAt: new Date(), reason })
  await purge(tx, ['figures'])
  if (to === 'failed') await notifyOfPayout(tx, payout, 'payout_failed', reason)
}
