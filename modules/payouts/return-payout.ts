import type { Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { payoutReturnedEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { movePayout } from './db/payouts'
import { notifyOfPayout } from './notify-of-payout'
import { keptBack, type Payout } from './payout'

/** A payout that had left came back: its money can be asked for again. The caller holds its lock, and it is `paid`. */
export async function returnPayout(tx: Tx, payout: Payout, reason: string): Promise<void> {
  const { id: payoutId, userId, amount, provider } = payout
  await post(
    tx,
    payoutReturnedEntry({ payoutId, userId, book: 'live', amount, provider, note: reason, withheld: keptBack(payout) }),
  )
  await movePayout(tx, payoutId, 'returned', { endedAt: new Date(), reason })
  await notifyOfPayout(tx, payout, 'payout_returned', reason)
  await purge(tx, ['figures'])
}
