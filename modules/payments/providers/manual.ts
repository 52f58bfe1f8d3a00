import { money } from '@/core/money'
import { db } from '@/infra/db'
import { findHouseRefund, openHouseRefund } from '../db/house-refunds'
import { findManual, openManual } from '../db/manual'
import type { PaymentProvider } from '../provider'
import { badSignature, chargeNotFound } from '../refusals'
import { newReference } from '../reference'

/**
 * Bank transfer by reference, with no company between: the order page shows where to send the money, and finance marks
 * it received at /desk/orders (mark-received.ts). Nobody calls us, and there is nobody to ask.
 */
export const manual: PaymentProvider = {
  id: 'manual',
  caps: { card: false, polled: false, test: false, orderMinutes: 14 * 24 * 60, refundsByHand: true },

  async createCheckout({ orderId, amount, returnUrl }) {
    const { minor: amountMinor, currency } = amount
    const { ref } = await openManual(db, { ref: newReference(), orderId, amountMinor, currency })
    return { ref, url: returnUrl }
  },

  async getPayment(ref) {
    const payment = await findManual(db, ref)
    if (!payment) throw chargeNotFound()
    return {
      state: payment.receivedMinor > 0n ? 'paid' : payment.state === 'canceled' ? 'canceled' : 'open',
      captured: money(payment.receivedMinor, payment.currency),
    }
  },

  async refund({ refundId, paymentRef, amount }, key) {
    const payment = await findManual(db, paymentRef)
    if (!payment) throw chargeNotFound()
    return openHouseRefund(db, {
      key,
      refundId,
      provider: 'manual',
      paymentRef,
      ref: newReference(),
      amount,
      taken: payment.receivedMinor,
      // Until a person has sent it from the bank and said so (settle-refund-by-hand.ts).
      state: 'pending',
    })
  },

  findRefund({ refundId }) {
    return findHouseRefund(db, refundId)
  },

  parseWebhook() {
    throw badSignature('nobody calls for manual payments')
  },
}
