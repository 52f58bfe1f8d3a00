import { inTransaction } from '@/infra/db'
import { claimLine } from './db/bank'
import { bankLineNotFound } from './refusals'
import { takeTransfer } from './receive-transfer'

/**
 * A bank line is the transfer that a payment waits for: the line is done and the money received, both or neither, and of two
 * clicks at once one. Who may say so is decided by checkout/book-bank-lines.ts.
 * @throws Refusal `payments.bank_line_not_found`, `payments.charge_not_found` (404)
 */
export function receiveLine(hash: string, ref: string, by: string): ReturnType<typeof takeTransfer> {
  return inTransaction(async (tx) => {
    const line = await claimLine(tx, hash, { state: 'booked', by, ref })
    if (!line) throw bankLineNotFound()
    const bankRef = `${line.day.toISOString().slice(0, 10)} ${hash.slice(0, 12)}`
    return takeTransfer(tx, ref, { minor: line.minor, bankRef, by })
  })
}
