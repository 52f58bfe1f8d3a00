import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { fromDecimal } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { topUpBackEntry } from '@/modules/ledger/star-entries'
import { findTopUpsBack } from '@/modules/ledger/find-top-ups-back'
import { post } from '@/modules/ledger/post'
import { findOrderPayments } from '@/modules/payments/find-payment'
import { lockStars } from '@/modules/wallet/find-stars'
import { notUnused, noTopUp, refMissing } from '@/modules/wallet/refusals'
import { lockOrder } from './db/orders'
import { leftOfTopUp } from './plan-stars-back'
import { amountMalformed } from './refusals'

/**
 * Finance sent money of a top-up back by hand, where a refund could not (a card that is gone): so many unused stars that were paid for leave the wallet. No more than are
 * there, and than that top-up brought. The same reference again changes nothing. Audited.
 */
export async function giveBackStars(
  actor: Actor,
  { orderId, amount: typed, ref: given }: { orderId: string; amount: string; ref: string },
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const amount = fromDecimal(typed, env.SHOP_CURRENCY)
  if (!amount || amount.minor === 0n) throw amountMalformed()
  const ref = given.trim()
  if (ref === '') throw refMissing()
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId.trim())
    const [payment] = order ? (await findOrderPayments(tx, order.id)).filter(({ captured }) => captured.minor > 0n) : []
    if (order?.kind !== 'topup' || order.state !== 'paid' || !payment) throw noTopUp()
    await lockStars(tx, order.buyerId)
    const told = (await findTopUpsBack(tx, payment.id)).refs.has(ref)
    const most = await leftOfTopUp(tx, order)
    if (!told && amount.minor > most.minor) throw notUnused(most)
    const book = order.test ? 'test' : 'live'
    const entry = topUpBackEntry({
      paymentId: payment.id,
      userId: order.buyerId,
      book,
      provider: order.provider,
      amount,
      ref,
    })
    const { replayed } = await post(tx, entry)
    if (!replayed)
      await recordAudit(tx, actor, 'stars.given_back', order.id, {
        reason: ref,
        after: { minor: amount.minor.toString() },
      })
  })
}
