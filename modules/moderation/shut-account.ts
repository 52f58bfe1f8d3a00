import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { banPerson } from '@/modules/accounts/ban-person'
import { stopPacksOf } from '@/modules/catalog/stop-packs-of'
import { holdPayouts } from '@/modules/payouts/freeze-payouts'
import { FREEZE_REASONS } from '@/modules/payouts/payout'
import { withdrawAllOf } from '@/modules/studio/withdraw-all-of'
import { moneyUnsaid } from './refusals'

/** What becomes of the money earned: `pay` by the shop's rules, or a ground for holding it. */
export const MONEY_OF_BANNED = ['pay', ...FREEZE_REASONS] as const

/**
 * Ban a person: signed out everywhere, nothing of theirs is sold any more; whoever bought keeps it. What they earned stays theirs and
 * on the books: it is paid out as anybody's (`payOutBanned`), or held for a stated ground until a stated day. All at once or not at all.
 */
export async function shutAccount(
  actor: Actor,
  userId: string,
  decision: { reason: string; money: string; days: number },
  clock: Clock = systemClock,
): Promise<void> {
  const money = MONEY_OF_BANNED.find((known) => known === decision.money)
  if (!money) throw moneyUnsaid()
  await banPerson(actor, userId, decision.reason, async (tx) => {
    const { reason: note, days } = decision
    const until =
      money === 'pay'
        ? undefined
        : await holdPayouts(tx, actor, { userId, reason: money, note, days, now: clock.now() })
    await stopPacksOf(tx, userId)
    await withdrawAllOf(tx, userId)
    return { money, ...(until && { until: until.toISOString() }) }
  })
}
