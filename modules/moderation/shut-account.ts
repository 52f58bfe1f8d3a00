import { type Actor, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { banPerson } from '@/modules/accounts/ban-person'
import { findContact } from '@/modules/accounts/find-contact'
import { stopPacksOf } from '@/modules/catalog/stop-packs-of'
import { notify } from '@/modules/notifications/notify'
import { holdPayouts } from '@/modules/payouts/freeze-payouts'
import { FREEZE_REASONS } from '@/modules/payouts/payout'
import { withdrawAllOf } from '@/modules/studio/withdraw-all-of'
import { banPath } from './ban-link'
import { insertBan } from './db/bans'
import { moneyUnsaid } from './refusals'

/** What becomes of the money earned: `pay` by the shop's rules, or a ground for holding it. */
export const MONEY_OF_BANNED = ['pay', ...FREEZE_REASONS] as const

/**
 * Ban a person: signed out everywhere, nothing of theirs is sold any more; whoever bought keeps it. What they earned stays theirs and
 * on the books: it is paid out as anybody's (`payOutBanned`), or held for a stated ground until a stated day. All at once or not at all. The person reads all of it in a
 * mail, with a link to the one appeal (`appealBan`).
 */
export async function shutAccount(
  actor: Actor,
  userId: string,
  decision: { reason: string; money: string; days: number },
  clock: Clock = systemClock,
): Promise<void> {
  const money = MONEY_OF_BANNED.find((known) => known === decision.money)
  if (!money) throw moneyUnsaid()
  const { id: by } = requireRole(actor, 'admin')
  await banPerson(actor, userId, decision.reason, async (tx, reason) => {
    const now = clock.now()
    const hold = { userId, note: reason, days: decision.days, now }
    const until = money === 'pay' ? null : await holdPayouts(tx, actor, { ...hold, reason: money })
    await stopPacksOf(tx, userId)
    await withdrawAllOf(tx, userId)
    const id = newId('ban')
    await insertBan(tx, { id, userId, by, at: now, reason, money, moneyUntil: until })
    const day = until?.toISOString() ?? ''
    await notify(tx, await findContact(tx, userId), 'account_banned', { words: reason, money, day, link: banPath(id) })
    return { money, ...(until && { until: day }) }
  })
}
