import { type Actor, requireUser } from '@/core/actor'
import { cleanLine, cleanText } from '@/core/text'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { findOrder } from '@/modules/checkout/find-order'
import { orderNotFound } from '@/modules/checkout/refusals'
import { findPaper, insertInvoice } from './db/papers'
import type { Party } from './paper'
import { badParty, notPaid } from './refusals'
import { sellerNow } from './seller'

/**
 * The buyer of a paid order wants an invoice to his name and tax number. An order has one: asked for again, it stays as it
 * was issued, whoever is named then. @throws Refusal `papers.bad_party` (422), `papers.not_paid` (409)
 */
export async function askForInvoice(actor: Actor, orderId: string, typed: Party): Promise<void> {
  const user = requireUser(actor)
  const order = await findOrder(actor, orderId)
  if (order.buyerId !== user.id) throw orderNotFound()
  // Stars are no sale yet: what they buy has its own receipt and invoice.
  if (!order.paidAt || order.kind === 'topup') throw notPaid()
  const buyer = {
    name: cleanLine(typed.name),
    address: cleanText(typed.address),
    taxNumber: cleanLine(typed.taxNumber).toUpperCase(),
  }
  const fits = buyer.name.length <= 120 && buyer.address.length <= 300 && buyer.taxNumber.length <= 40
  if (buyer.name === '' || !fits) throw badParty()
  if (await findPaper(db, { series: 'invoice', orderId })) return
  const book = order.test ? 'test' : 'live'
  try {
    await inTransaction((tx) => insertInvoice(tx, { orderId, userId: user.id, book, buyer, seller: sellerNow() }))
  } catch (error) {
    // Two clicks at once: one of them issued it.
    if (!isDuplicate(error) && !(await findPaper(db, { series: 'invoice', orderId }))) throw error
  }
}
