import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { money, type Money } from '@/core/money'
import { db, type Db } from '@/infra/db'
import { env } from '@/infra/env'
import { findBalances } from '@/modules/ledger/find-balances'
import { findAccountRow, type PayoutAccount } from './db/payout-accounts'
import { findFreeze, type Freeze } from './db/freezes'
import { findOpenPayout, findPayoutsOf } from './db/payouts'
import { nextPayoutDay, type Payout } from './payout'

/** What of a person's money can leave now: what is available, less what refunds took below zero of what still waits. */
export async function payableOf(tx: Db, userId: string, currency: string): Promise<Money> {
  const balances = await findBalances(tx, userId)
  // The live book only: play money is never paid out.
  const live = balances.find((row) => row.book === 'live' && row.currency === currency)
  const available = live?.available.minor ?? 0n
  const owed = live && live.pending.minor < 0n ? live.pending.minor : 0n
  return money(available + owed, currency)
}

/** How it stands with a person's payouts: what can be asked for, why not, when it would leave, and what was. */
export interface PayoutsView {
  payable: Money
  least: Money
  account: PayoutAccount | undefined
  freeze: Freeze | undefined
  open: Payout | undefined
  /** The day a payout asked for now leaves at the latest. */
  nextDay: Date
  history: Payout[]
  /** Why nothing can be asked for now; undefined when it can. */
  hindrance: 'frozen' | 'under_way' | 'below_minimum' | 'no_account' | 'not_ready' | undefined
}

const HISTORY = 50

/** One's own payouts. */
export async function findMyPayouts(actor: Actor, clock: Clock = systemClock): Promise<PayoutsView> {
  const { id } = requireUser(actor)
  const now = clock.now()
  const currency = env.SHOP_CURRENCY
  const [payable, account, freeze, open, history] = await Promise.all([
    payableOf(db, id, currency),
    findAccountRow(db, id),
    findFreeze(db, id, now),
    findOpenPayout(db, id, currency),
    findPayoutsOf(db, id, HISTORY),
  ])
  const least = money(env.PAYOUT_MINIMUM_MINOR, currency)
  const hindrance = open
    ? 'under_way'
    : freeze
      ? 'frozen'
      : payable.minor < least.minor
        ? 'below_minimum'
        : !account
          ? 'no_account'
          : account.ready
            ? undefined
            : 'not_ready'
  const nextDay = nextPayoutDay(now, env.PAYOUT_WEEKDAY)
  return { payable, least, account: account ?? undefined, freeze, open, nextDay, history, hindrance }
}
