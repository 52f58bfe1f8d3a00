import type { PayoutProvider } from '../provider'

/**
 * By bank transfer, with no company between: the desk hands the approved payouts to a bank as a payment file or a list
 * (hand-over.ts) and writes back what the bank said (mark-payout.ts).
 */
export const manual: PayoutProvider = { id: 'manual', caps: { automatic: false } }
