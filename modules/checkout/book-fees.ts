import { inTransaction } from '@/infra/db'
import { log } from '@/infra/log'
import { providerFeeEntry } from '@/modules/ledger/entries'
import { post } from '@/modules/ledger/post'
import { findFeelessPayments } from '@/modules/payments/find-feeless'
import { keepFee } from '@/modules/payments/keep-fee'
import { insertEvidence } from './db/evidence'
import { findOrderRow } from './db/orders'

/**
 * Ask what processors kept of payments they took, and post it, once a payment. Not while a buyer waits: a processor may say
 * it later than that it took the money. One that fails does not stop the others.
 */
export async function bookFees(): Promise<number> {
  let booked = 0
  for (const { provider, payments } of await findFeelessPayments())
    for (const { id, orderId, ref } of payments)
      try {
        const fee = await provider.getFee?.(ref ?? '')
        if (!fee) continue
        await inTransaction(async (tx) => {
          const order = await findOrderRow(tx, { id: orderId })
          if (!order || !(await keepFee(tx, id, fee.amount.minor))) return
          const { country, ...kept } = fee
          if (country) await insertEvidence(tx, orderId, { kind: 'card', country, by: provider.id })
          const book = order.test ? 'test' : 'live'
          if (fee.amount.minor > 0n) await post(tx, providerFeeEntry({ ...kept, orderId, book, provider: provider.id }))
          booked += 1
        })
      } catch (error) {
        log.error({ err: error, paymentId: id }, 'fee could not be booked')
      }
  return booked
}
