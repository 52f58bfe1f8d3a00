import type { Payment } from './payment'
import { findProvider } from './registry'

/** Close the pay page of a payment that brought nothing yet, where its provider can: nobody pays there any more. Over the network. */
export async function closePayment(payment: Payment): Promise<void> {
  if (payment.ref && payment.captured.minor === 0n) await findProvider(payment.provider).closeCheckout?.(payment.ref)
}
