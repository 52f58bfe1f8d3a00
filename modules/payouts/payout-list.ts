import { csvCell, csvFile } from '@/core/csv'
import { toDecimal } from '@/core/money'
import { netOf, type Payout } from './payout'

const HEAD = ['payout', 'name', 'account', 'bic', 'currency', 'amount']

/** Payouts as a list to type or paste into a bank's own page. */
export function payoutList(payouts: readonly Payout[]): string {
  return csvFile(
    HEAD,
    payouts
      .map((payout) => [payout, netOf(payout)] as const)
      .map(([{ id, holder, account, bic }, amount]) => [
        csvCell(id),
        csvCell(holder),
        csvCell(account),
        csvCell(bic),
        csvCell(amount.currency),
        toDecimal(amount),
      ]),
  )
}
