import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { findBatch, movePayout, takeApproved } from './db/payouts'
import { paymentFile } from './payment-file'
import { payoutList } from './payout-list'
import { noShopAccount, nothingToExport, payoutNotFound } from './refusals'

/** As many as banks take in one file. */
const MOST = 1_000

/**
 * Put every approved payout by hand into one batch, to be given to a bank. From here on they count as sent: none gets into a
 * second batch, whoever clicks at the same moment. The batch's files can be fetched as often as needed.
 */
export async function handOver(actor: Actor, now = new Date()): Promise<{ batch: string; count: number }> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  return inTransaction(async (tx) => {
    const ids = await takeApproved(tx, now, MOST)
    if (ids.length === 0) throw nothingToExport()
    const batch = newId('batch')
    for (const id of ids) await movePayout(tx, id, 'sent', { sentAt: now, batch })
    await recordAudit(tx, actor, 'payout.handed_over', batch, { after: { payouts: ids.length } })
    return { batch, count: ids.length }
  })
}

/**
 * A batch as a file: `csv`, a list for a person, or `xml`, an ISO 20022 pain.001 for a bank. Names and accounts of people: for finance
 * and admins, with a second factor shown just now, and each time on record.
 */
export async function exportBatch(actor: Actor, batch: string, format: 'csv' | 'xml'): Promise<string> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const payouts = await findBatch(db, batch)
  const at = payouts[0]?.sentAt
  if (!at) throw payoutNotFound()
  const fetched = () =>
    recordAudit(db, actor, 'payout.file_fetched', batch, { after: { format, payouts: payouts.length } })
  if (format === 'csv') {
    await fetched()
    return payoutList(payouts)
  }
  const { SHOP_BANK_HOLDER: holder, SHOP_IBAN: iban, SHOP_BIC: bic = '' } = env
  if (!iban || !holder) throw noShopAccount()
  await fetched()
  return paymentFile({ batch, at, from: { holder, iban, bic }, remittance: env.SHOP_NAME, payouts })
}
