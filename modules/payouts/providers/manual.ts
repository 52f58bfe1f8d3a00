import type { PayoutProvider } from '../provider'

/**
 * By bank transfer, with no company between: the desk hands the approved payouts to a bank as a payment file or a list
 * (export-payouts.ts) and writes back what the bank said (mark-paid.ts, mark-failed.ts, mark-returned.ts).
 */
export const manual: PayoutProvider = { id: 'manual', caps: { automatic: false } }
