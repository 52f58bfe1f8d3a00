import { inTransaction } from '@/infra/db'
import { toBankEntry } from '@/modules/ledger/entries'
import { findEntryOfKey } from '@/modules/ledger/find-entry'
import { post } from '@/modules/ledger/post'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import type { StoredEvent } from './receive-event'
import { findProvider } from './registry'

export function isWithdrawalEvent(kind: string): boolean {
  return kind.startsWith('withdrawal.')
}

/**
 * A processor told of the shop's own money on its way to the operator's bank: ask how that stands now, and book it; one that
 * came back, perhaps after it had arrived, is taken back. Told again, nothing happens again.
 */
export async function hearWithdrawal({ provider: id, paymentRef: ref }: StoredEvent): Promise<void> {
  const provider = findProvider(id)
  const now = await provider.getWithdrawal?.(ref ?? '')
  if (!now) throw new Error(`${id} sends nothing to a bank`)
  await inTransaction(async (tx) => {
    const entry = toBankEntry({
      ref: ref ?? '',
      book: provider.caps.test ? 'test' : 'live',
      provider: id,
      amount: now.amount,
    })
    if (now.state === 'done') await post(tx, entry)
    const booked = now.state === 'failed' ? await findEntryOfKey(tx, entry.key) : undefined
    if (booked) await reverseEntry(tx, booked, 'it came back')
  })
}
