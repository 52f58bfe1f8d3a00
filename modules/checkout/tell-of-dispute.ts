import { money } from '@/core/money'
import type { Tx } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findRoleContacts } from '@/modules/accounts/find-role-contacts'
import { notify } from '@/modules/notifications/notify'
import type { Dispute } from './dispute'
import type { Order } from './order'

/**
 * Tell everyone whose money a dispute moves how much of it and of which packs, whoever paid for stars what becomes of them, and
 * finance of the whole; in the transaction that books it, so it is told once. @param due Until when evidence is taken.
 */
export async function tellOfDispute(
  tx: Tx,
  kind: 'dispute_held' | 'dispute_lost' | 'dispute_won',
  order: Order,
  { provider, reason, amount, parts, surplus, held, owed }: Dispute,
  due: Date | null,
): Promise<void> {
  const day = due?.toISOString().slice(0, 10) ?? ''
  const { currency } = amount
  const titles = new Map(order.lines.map(({ id, title }) => [id, title.slice(0, 300)]))
  const people = new Set(parts.flatMap(({ account }) => account.ownerId ?? []))
  for (const userId of people) {
    const his = parts.filter(({ account }) => account.ownerId === userId)
    const total = his.reduce((sum, { minor }) => sum + minor, 0n)
    if (total <= 0n) continue
    await notify(tx, await findContact(tx, userId), kind, {
      titles: his.flatMap(({ lineId }) => titles.get(lineId) ?? []),
      due: day,
      totalMinor: money(total, currency).minor.toString(),
      currency,
    })
  }
  if (order.kind === 'topup' && !surplus)
    await notify(tx, await findContact(tx, order.buyerId), OF_STARS[kind], {
      heldMinor: held.toString(),
      owedMinor: owed.toString(),
      totalMinor: amount.minor.toString(),
      currency,
    })
  if (kind === 'dispute_won') return
  for (const contact of await findRoleContacts(tx, 'finance'))
    await notify(tx, contact, kind === 'dispute_held' ? 'dispute_told' : 'dispute_over', {
      orderId: order.id,
      provider,
      words: reason.slice(0, 300),
      due: day,
      totalMinor: amount.minor.toString(),
      currency,
    })
}

const OF_STARS = { dispute_held: 'topup_held', dispute_lost: 'topup_lost', dispute_won: 'topup_won' } as const
