/** What providers call a payment that a bank said no to: ours, a card at Stripe (its page stays open for another), a debit there days later. */
const DECLINES = new Set(['payment.declined', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed'])

export const isDeclineEvent = (kind: string): boolean => DECLINES.has(kind)

/** Told by the payment at the provider, and not by its page: how the page stands has not changed. */
export const isDeclineOnly = (kind: string): boolean => kind === 'payment_intent.payment_failed'
