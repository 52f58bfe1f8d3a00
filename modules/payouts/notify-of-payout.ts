import type { Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findRoleContacts } from '@/modules/accounts/find-role-contacts'
import { notify } from '@/modules/notifications/notify'
import { netOf, type Payout } from './payout'
import { findPayoutProvider } from './registry'

/** Tell a person how a payout of his went on, in the transaction in which it did. */
export async function notifyOfPayout(
  tx: Tx,
  payout: Payout,
  kind: 'payout_paid' | 'payout_failed' | 'payout_returned',
  words: string,
): Promise<void> {
  await notify(tx, await findContact(tx, payout.userId), kind, {
    totalMinor: netOf(payout).minor.toString(),
    currency: payout.amount.currency,
    words: words.slice(0, 300),
  })
  // What finance marked by hand, finance knows; what a processor said by itself, nobody has seen.
  if (kind === 'payout_paid' || !findPayoutProvider(payout.provider).caps.automatic) return
  for (const contact of await findRoleContacts(tx, 'finance'))
    await notify(tx, contact, 'payout_stuck', {
      totalMinor: netOf(payout).minor.toString(),
      currency: payout.amount.currency,
      words: `${payout.id}: ${words}`.slice(0, 300),
    })
}
