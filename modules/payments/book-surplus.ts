import { money } from '@/core/money'
import type { Tx } from '@/infra/db'
import type { Book } from '@/modules/ledger/chart'
import { unmatchedEntry } from '@/modules/ledger/entries'
import { post } from '@/modules/ledger/post'
import { lockPayment, storeSurplus } from './db/payments'
import type { Alarm } from './payment'

/**
 * Book money that fits no order as owed back to its payer, and raise the alarm, in the caller's transaction.
 * @param captured All that the provider says it took by this payment, in minor units.
 * @returns What was new in it; 0 when all of it is in the books already.
 */
export async function bookSurplus(
  tx: Tx,
  { paymentId, captured, book, alarm }: { paymentId: string; captured: bigint; book: Book; alarm: Alarm },
): Promise<bigint> {
  const payment = await lockPayment(tx, paymentId)
  if (!payment || captured <= payment.captured.minor) return 0n
  const surplus = captured - payment.captured.minor
  const { orderId, provider, amount } = payment
  await post(
    tx,
    unmatchedEntry({ paymentId, orderId, book, provider, amount: money(surplus, amount.currency), captured }),
  )
  await storeSurplus(tx, paymentId, captured, alarm)
  return surplus
}
