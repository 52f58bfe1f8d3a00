import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { isLocale, localHref } from '@/i18n/routing'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { openPayment } from '@/modules/payments/open-payment'
import { startPayment } from '@/modules/payments/start-payment'
import { lockOrder } from './db/orders'
import { titlesOf, type Order } from './order'
import { waitOutDeclines } from './wait-out-declines'

/** Our page of an order, in its buyer's language: where a provider sends him back to. */
export function orderUrl({ id, locale }: Pick<Order, 'id' | 'locale'>): string {
  return `${env.origin}${localHref(isLocale(locale) ? locale : 'en', `/orders/${id}`)}`
}

/**
 * Where the buyer of a waiting order pays. After a definite refusal this opens a new attempt; after a silence it asks for
 * the same payment again, which may have been made already. Of an order that waits no more, it is the order's own page.
 * @throws Refusal `checkout.declined_too_often` (429); the order stands and waits
 */
export async function continuePayment(orderId: string): Promise<string> {
  const { order, payment } = await inTransaction(async (tx) => {
    const found = await lockOrder(tx, orderId)
    const attempts = await findOrderPayments(tx, orderId)
    const last = attempts.at(-1)
    const refused = last?.state === 'failed' || last?.state === 'canceled'
    if (found?.state !== 'created' || !refused) return { order: found, payment: last }
    const { provider, total: amount } = found
    return { order: found, payment: await openPayment(tx, { orderId, provider, amount, attempt: attempts.length + 1 }) }
  })
  if (!order || !payment) throw new Error(`${orderId}: an order without a payment`)
  if (order.state !== 'created') return orderUrl(order)
  await waitOutDeclines(order.buyerId, payment)
  const description = titlesOf(order).join(', ')
  return startPayment(payment, { orderId, amount: order.total, description, returnUrl: orderUrl(order) })
}
