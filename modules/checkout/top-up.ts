import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { findAccount } from '@/modules/accounts/find-account'
import { topUpEntry } from '@/modules/ledger/star-entries'
import { openPayment } from '@/modules/payments/open-payment'
import type { PaymentProvider } from '@/modules/payments/provider'
import { offeredProviders, requireOffered } from '@/modules/payments/registry'
import { badAmount, off } from '@/modules/wallet/refusals'
import { LEAST_TOP_UP, MOST_TOP_UP, walletBook } from '@/modules/wallet/wallet'
import { continuePayment } from './continue-payment'
import { findOrderRow, insertOrder } from './db/orders'
import { keyMalformed, keyReused } from './refusals'

/** The ways a wallet is filled: those whose money is of its own book. */
export function topUpProviders(): PaymentProvider[] {
  return offeredProviders().filter(({ caps }) => caps.test === (walletBook() === 'test'))
}

/**
 * Order stars for one's own wallet: an order without lines, paid by any provider and settled as all others. The same key again
 * is the same order. @returns Where to pay.
 * @throws Refusal `wallet.off` (404), `wallet.bad_amount`, `checkout.key_malformed`, `checkout.key_reused` (422)
 */
export async function topUp(
  actor: Actor,
  { minor, provider: id, key: given, locale }: { minor: bigint; provider: string; key: string; locale: string },
): Promise<{ orderId: string; payUrl: string }> {
  const user = requireUser(actor)
  if (!env.WALLET) throw off()
  if (!/^[\w-]{16,64}$/.test(given)) throw keyMalformed()
  const amount = money(minor, env.SHOP_CURRENCY)
  if (minor < LEAST_TOP_UP || minor > MOST_TOP_UP)
    throw badAmount(money(LEAST_TOP_UP, amount.currency), money(MOST_TOP_UP, amount.currency))
  const provider = requireOffered(id)
  if (!topUpProviders().includes(provider)) throw off()
  const key = `${user.id}:${given}`
  const orderId = newId('order')
  const { country } = await findAccount(user)
  const order = {
    id: orderId,
    buyerId: user.id,
    kind: 'topup' as const,
    gift: false,
    total: amount,
    country: country ?? env.SHOP_COUNTRY,
    provider: provider.id,
    test: provider.caps.test,
    locale,
    consentText: '',
    expiresAt: new Date(Date.now() + provider.caps.orderMinutes * 60_000),
    lines: [],
  }
  const entry = topUpEntry({ orderId, userId: user.id, book: walletBook(), provider: provider.id, amount })
  const before = await findOrderRow(db, { key })
  if (!before)
    try {
      await inTransaction(async (tx) => {
        await insertOrder(tx, { ...order, key }, entry)
        await openPayment(tx, { orderId, provider: provider.id, amount, attempt: 1 })
      })
      return { orderId, payUrl: await continuePayment(orderId) }
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  // The same click came before, or at the same moment.
  const same = before ?? (await findOrderRow(db, { key }))
  if (same?.kind !== 'topup' || same.total.minor !== minor || same.provider !== provider.id) throw keyReused()
  return { orderId: same.id, payUrl: await continuePayment(same.id) }
}
