import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { money } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { providerChargeEntry } from '@/modules/ledger/entries'
import { post } from '@/modules/ledger/post'
import { claimLine } from './db/bank'
import { findMovement } from './db/movements'
import { bankLineNotFound, chargeBooked, chargeNotListed } from './refusals'
import { findProvider } from './registry'

type Charge = Parameters<typeof providerChargeEntry>[0]

/**
 * Book what a processor charged for no single payment (an account, a service): by its own list, to the unit, as the shop's cost.
 * What is no charge by its kind cannot be booked here, so that no difference is hidden. For finance and admins; once; audited.
 * @throws Refusal `payments.charge_not_listed` (404), `payments.charge_booked` (409)
 */
export async function bookCharge(actor: Actor, { provider: id, move }: { provider: string; move: string }) {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  const provider = findProvider(id)
  await inTransaction(async (tx) => {
    const moved = await findMovement(tx, provider.id, move)
    if (!moved || !provider.caps.charges?.includes(moved.kind)) throw chargeNotListed()
    const { minor, currency, test, kind } = moved
    const cost = money(-minor, currency)
    await book(tx, actor, { move, book: test ? 'test' : 'live', provider: id, amount: cost, note: kind })
  })
}

/**
 * Book a line of the bank's statement, money that left, as what the bank charges: the shop's cost. For finance and admins; once;
 * audited. @throws Refusal `payments.bank_line_not_found` (404)
 */
export async function bookBankCharge(actor: Actor, hash: string): Promise<void> {
  const by = requireRole(actor, 'finance', 'admin').id
  requireFresh(actor)
  await inTransaction(async (tx) => {
    const line = await claimLine(tx, hash, { state: 'charged', by })
    if (!line) throw bankLineNotFound()
    const cost = money(-line.minor, line.currency)
    await book(tx, actor, { move: hash, book: 'live', provider: 'manual', amount: cost, note: line.text })
  })
}

async function book(tx: Tx, actor: Actor, charge: Charge): Promise<void> {
  const { entryId, replayed } = await post(tx, providerChargeEntry(charge))
  if (replayed) throw chargeBooked()
  const after = { minor: charge.amount.minor.toString(), currency: charge.amount.currency }
  await recordAudit(tx, actor, 'books.charge', entryId, { reason: `${charge.provider} ${charge.move}`, after })
}
