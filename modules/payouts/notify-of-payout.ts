import type { Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import type { Payout } from './payout'

/** Tell a person how a payout of his went on, in the transaction in which it did. */
export async function notifyOfPayout(
  tx: Tx,
  { userId, amount }: Payout,
  kind: 'payout_paid' | 'payout_failed' | 'payout_returned',
  words: string,
): Promise<void> {
  await notify(tx, await findContact(tx, userId), kind, {
    totalMinor: amount.minor.toString(),
    currency: amount.currency,
    words: words.slice(0, 300),
  })
}
