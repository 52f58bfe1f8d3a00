import { money } from '@/core/money'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findPaymentRow } from './db/payments'
import type { PaymentProvider } from './provider'
import { badSignature, chargeNotFound } from './refusals'

/**
 * Paying with stars. No provider outside our house, so not in the registry of those: the money moves in the books alone, in the
 * transaction that places the order (checkout/place-order.ts), and back in the one that books a refund.
 */
export const wallet: PaymentProvider = {
  id: 'wallet',
  caps: {
    card: false,
    polled: false,
    // Stars of play money are play money.
    test: env.sandbox || (env.STRIPE_SECRET_KEY !== undefined && !env.stripeLive),
    orderMinutes: 60,
    refundsByHand: false,
  },

  createCheckout({ orderId, returnUrl }) {
    return Promise.resolve({ ref: `wal_${orderId}`, url: returnUrl })
  },

  async getPayment(ref) {
    const payment = await findPaymentRow(db, { provider_ref: { provider: 'wallet', ref } })
    if (!payment) throw chargeNotFound()
    const { captured, amount } = payment
    return { state: captured.minor > 0n ? 'paid' : 'open', captured: money(captured.minor, amount.currency) }
  },

  refund({ refundId }) {
    return Promise.resolve({ state: 'done', ref: `walref_${refundId}`, reason: '', later: false })
  },

  // Told again, it is the same: nothing happens before the books say so.
  findRefund() {
    return Promise.resolve(undefined)
  },

  parseWebhook() {
    throw badSignature('nobody calls for a wallet')
  },
}
