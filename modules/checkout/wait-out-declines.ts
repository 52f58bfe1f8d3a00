import { db } from '@/infra/db'
import { networkOf } from '@/infra/rate-limit'
import { currentRequest } from '@/infra/request-context'
import { sign } from '@/infra/secret'
import { mailboxOf } from '@/core/email'
import { findContact } from '@/modules/accounts/find-contact'
import type { Payment } from '@/modules/payments/payment'
import { findProvider } from '@/modules/payments/registry'
import { countDeclines, storeStart } from './db/declines'
import { countedSince, waitsUntil } from './declines'
import { tellDesk } from './keep-pace'
import { declinedTooOften } from './refusals'

/**
 * Before a card payment begins, or goes on: whoever had several cards declined waits, minutes at first and then a day; and it is
 * written down where it begins from. What no request asked for (a job, a command) waits for nothing.
 * @throws Refusal `checkout.declined_too_often` (429) with `minutes` or `hours` to wait
 */
export async function waitOutDeclines(buyerId: string, payment: Payment, now = new Date()): Promise<void> {
  const request = currentRequest()
  if (!request || !findProvider(payment.provider).caps.card) return
  const { email } = await findContact(db, buyerId)
  const starter = {
    buyerId,
    // Under a key of its own: a copy of the table names no address.
    network: sign('decline-network', networkOf(request.address)),
    mailbox: sign('decline-mailbox', mailboxOf(email)),
  }
  const end = waitsUntil(await countDeclines(db, starter, countedSince(now)), now)
  if (!end) return storeStart(db, payment.id, starter, now)
  await tellDesk('declined', buyerId, 3_600)
  throw declinedTooOften(end.getTime() - now.getTime())
}
