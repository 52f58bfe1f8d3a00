import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { isLocale } from '@/i18n/routing'
import { claimReceipt, findOrderRow } from './db/orders'
import { titlesOf } from './order'

/** Queue the receipt of a paid order, in the language it was bought in. Once, however often the job runs. */
export async function sendReceipt(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await findOrderRow(tx, { id: orderId })
    if (!order || !(await claimReceipt(tx, orderId))) return
    const contact = await findContact(tx, order.buyerId)
    const locale = isLocale(order.locale) ? order.locale : contact.locale
    await notify(tx, { ...contact, locale }, 'receipt', {
      orderId,
      titles: titlesOf(order).map((title) => title.slice(0, 300)),
      totalMinor: order.total.minor.toString(),
      currency: order.total.currency,
    })
  })
}
