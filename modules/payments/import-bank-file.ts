import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { cleanLine, clip } from '@/core/text'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { type BankColumns, decode, readBankFile } from './bank-csv'
import { insertLines } from './db/bank'
import { bankFileMissing } from './refusals'

/**
 * Read a file of the operator's bank and keep its lines. Nothing is booked by it, and a line that another file had is not
 * kept again. For finance and admins.
 * @throws Refusal `payments.bank_file`, `payments.bank_columns`, `payments.bank_line`, `payments.bank_too_long` (422)
 */
export async function importBankFile(
  actor: Actor,
  file: { name: string; bytes: Uint8Array },
  columns: BankColumns,
): Promise<{ lines: number; fresh: number }> {
  const by = requireRole(actor, 'finance', 'admin').id
  requireFresh(actor)
  if (file.bytes.length === 0) throw bankFileMissing()
  const lines = readBankFile(decode(file.bytes), columns, env.SHOP_CURRENCY)
  const fileName = clip(cleanLine(file.name), 120)
  return inTransaction(async (tx) => {
    const fresh = await insertLines(tx, { fileName, columns, by }, lines)
    await recordAudit(tx, actor, 'bank.imported', fileName, { after: { lines: lines.length, fresh } })
    return { lines: lines.length, fresh }
  })
}
