import { money } from '@/core/money'
import { fromStripeAmount, refusalOf, SHORT, stripeClient, toStripeAmount } from '@/infra/stripe'
import { netOf } from '../payout'
import type { PayoutProvider } from '../provider'

/**
 * By transfer to the person's own account at Stripe (Express), made only when he is paid: until then the money is the shop's,
 * and a refund takes nothing back from anyone. Stripe knows who he is; we keep whether it does.
 */
export const stripe: PayoutProvider = {
  id: 'stripe',
  caps: { automatic: true },

  async onboard({ userId, email, country, ref }, returnUrl) {
    const account =
      ref ??
      (
        await stripeClient().accounts.create(
          {
            email,
            ...(country && { country }),
            controller: {
              fees: { payer: 'application' },
              losses: { payments: 'application' },
              stripe_dashboard: { type: 'express' },
            },
            capabilities: { transfers: { requested: true } },
            metadata: { user: userId },
          },
          { idempotencyKey: `account:${userId}:${country ?? ''}:${email}` },
        )
      ).id
    const link = await stripeClient().accountLinks.create(
      { account, type: 'account_onboarding', refresh_url: returnUrl, return_url: returnUrl },
      // A link opens once and for minutes: each is asked for anew.
      { idempotencyKey: `link:${account}:${Date.now()}` },
    )
    return { ref: account, url: link.url }
  },

  async isReady(ref) {
    const { capabilities, payouts_enabled: pays } = await stripeClient().accounts.retrieve(ref)
    return capabilities?.transfers === 'active' && pays
  },

  async send(payout, key) {
    const { id, accountRef } = payout
    const amount = netOf(payout)
    const units = toStripeAmount(amount.minor, amount.currency)
    if (units === undefined || !accountRef) return { state: 'refused', reason: 'amount_or_account', later: false }
    try {
      const { id: ref } = await stripeClient().transfers.create(
        {
          amount: units,
          currency: amount.currency.toLowerCase(),
          destination: accountRef,
          transfer_group: id,
          metadata: { payout: id },
        },
        { idempotencyKey: key },
      )
      return { state: 'done', ref }
    } catch (error) {
      const reason = refusalOf(error)
      if (!reason) throw error
      return { state: 'refused', reason, later: reason === SHORT }
    }
  },

  async findSent({ id }) {
    const { data } = await stripeClient().transfers.list({ transfer_group: id, limit: 1 })
    return data[0]?.id
  },

  async getFee(ref) {
    const { balance_transaction: move } = await stripeClient().transfers.retrieve(ref, {
      expand: ['balance_transaction'],
    })
    if (!move || typeof move !== 'object') return undefined
    const currency = move.currency.toUpperCase()
    return { move: move.id, amount: money(fromStripeAmount(move.fee, currency), currency) }
  },

  async isReturned(ref) {
    const { amount, amount_reversed: back } = await stripeClient().transfers.retrieve(ref)
    if (back > 0 && back < amount) throw new Error(`${ref}: ${back} of ${amount} came back; a payout comes back whole`)
    return back === amount
  },
}
