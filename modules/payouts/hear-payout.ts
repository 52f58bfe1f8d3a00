import { db, inTransaction } from '@/infra/db'
import { findPayoutByRef, lockPayout } from './db/payouts'
import { findPayoutProvider } from './registry'
import { returnPayout } from './return-payout'
import { refreshReady } from './set-account'

/**
 * A processor told of a transfer or of a person's account there: ask how it stands now, and do that. A transfer that came
 * back whole returns its payout, also long after it was paid. Told again, nothing happens again.
 */
export async function hearPayout(provider: string, kind: string, ref: string): Promise<void> {
  if (kind === 'account.updated') return refreshReady(provider, ref)
  const payout = await findPayoutByRef(db, provider, ref)
  // Perhaps told before we heard of the transfer itself: the sweeper tries again, and the desk sees what stays unknown.
  if (!payout) throw new Error(`no payout was made by ${ref} at ${provider}`)
  if (payout.state !== 'paid') return
  if (!(await findPayoutProvider(provider).isReturned?.(ref))) return
  await inTransaction(async (tx) => {
    const locked = await lockPayout(tx, payout.id)
    if (locked?.state === 'paid') await returnPayout(tx, locked, 'reversed')
  })
}

/** Whether an event's kind is about paying people out, and not about buyers paying. */
export function isPayoutEvent(kind: string): boolean {
  return kind === 'transfer.reversed' || kind === 'account.updated'
}
