import { Refusal } from '@/core/refusal'
import { db } from '@/infra/db'
import { failpoint } from '@/infra/failpoint'
import { log } from '@/infra/log'
import { storeOpened } from './db/payments'
import type { Payment } from './payment'
import type { CheckoutRequest } from './provider'
import { providerSilent } from './refusals'
import { findProvider } from './registry'

/**
 * Open the payment at its provider and say where the buyer pays. Safe to repeat: the key is the same, so is the answer.
 * @throws Refusal `payments.provider_silent` (503); the order stands and the buyer may try again
 */
export async function startPayment(payment: Payment, request: CheckoutRequest): Promise<string> {
  if (payment.payUrl) return payment.payUrl
  try {
    const opened = await findProvider(payment.provider).createCheckout(request, payment.key)
    failpoint('payment-opened')
    await storeOpened(db, payment.id, opened)
    return opened.url
  } catch (error) {
    if (error instanceof Refusal) throw error
    log.error({ err: error, paymentId: payment.id, provider: payment.provider }, 'payment could not be opened')
    throw providerSilent()
  }
}
