import { type Actor, requireUser } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { findEntriesOf } from '@/modules/ledger/find-entry'
import { findDisputesHolding } from './db/disputes'

/** What a buyer's bank holds of one's earnings: how much, until when it takes evidence, and the entry that set it apart. */
export interface HeldPart {
  disputeId: string
  amount: Money
  dueAt: Date | null
  entryId: string | undefined
}

/** One's own part of every sale that a buyer's bank disputes now. */
export async function findHeld(actor: Actor): Promise<HeldPart[]> {
  const { id } = requireUser(actor)
  const disputes = await findDisputesHolding(db, id)
  const entries = await findEntriesOf(
    db,
    disputes.map((dispute) => `disphold:${dispute.id}`),
  )
  return disputes.map(({ id: disputeId, amount: { currency }, dueAt, parts }) => ({
    disputeId,
    amount: money(
      parts.reduce((sum, part) => (part.account.ownerId === id ? sum + part.minor : sum), 0n),
      currency,
    ),
    dueAt,
    entryId: entries.find(({ key }) => key === `disphold:${disputeId}`)?.id,
  }))
}
