import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { money, type Money } from '@/core/money'
import { db, type Db } from '@/infra/db'
import { env } from '@/infra/env'
import { findReleases } from '@/modules/ledger/earnings'
import { findBalances } from '@/modules/ledger/find-balances'
import { findEntriesOf } from '@/modules/ledger/find-entry'
import { findAccountRow, type PayoutAccount } from './db/payout-accounts'
import { findFreeze, type Freeze } from './db/freezes'
import { findOpenPayout, findPayoutsOf } from './db/payouts'
import { findHolds, type Hold } from './db/takedown-holds'
import { findWithholding } from './find-withholding'
import type { Withholding } from './withholding'
import { nextPayoutDay, type Payout } from './payout'

/** What of a person's money can leave now: what is available, less what refunds took below zero of what still waits and what takedowns hold. */
export async function payableOf(tx: Db, userId: string, currency: string): Promise<Money> {
  const balances = await findBalances(tx, userId)
  const stopped = sumOf(await findHolds(tx, userId, currency))
  // The live book only: play money is never paid out.
  const live = balances.find((row) => row.book === 'live' && row.currency === currency)
  const available = live?.available.minor ?? 0n
  const owed = live && live.pending.minor < 0n ? live.pending.minor : 0n
  return money(available + owed - stopped, currency)
}

const sumOf = (holds: readonly Hold[]) => holds.reduce((sum, { amount }) => sum + amount.minor, 0n)

/** What of a person's live earnings can leave, and where the rest is: so that nobody has to guess why it is not more. */
export interface Statement {
  available: Money
  /** What refunds and lost disputes took beyond what still waited: zero or less, and taken off the next payout. */
  owed: Money
  /** Of packs that are taken down: leaves by no payout while that stands. */
  stopped: Hold[]
  /** `available` less what is owed and what is stopped. Below zero: the next sales make up for it. */
  payable: Money
  /** Waits out the hold. */
  pending: Money
  /** Taken back by buyers' banks for now. */
  held: Money
  /** When what waits becomes available, by the day (UTC) it was sold on, the soonest first. */
  releases: { day: string; at: Date; amount: Money }[]
}

/** How it stands with a person's payouts: what can be asked for, why not, when it would leave, and what was. */
export interface PayoutsView {
  statement: Statement
  payable: Money
  least: Money
  account: PayoutAccount | undefined
  freeze: Freeze | undefined
  open: Payout | undefined
  /** The day a payout asked for now leaves at the latest. */
  nextDay: Date
  history: PastPayout[]
  /** What would be kept back of it, where the shop keeps anything back of anyone; undefined until he says where he pays tax. */
  withholding: Withholding | 'none' | undefined
  /** Why nothing can be asked for now; undefined when it can. */
  hindrance:
    | 'no_tax_home'
    | 'frozen'
    | 'under_way'
    | 'held'
    | 'below_minimum'
    | 'no_account'
    | 'not_ready'
    | 'account_waits'
    | undefined
}

/** A payout with the entries that it posted, oldest first. */
export interface PastPayout extends Payout {
  entries: { id: string; kind: string; at: Date }[]
}

const HISTORY = 50
const RELEASES = 20

/** One's own payouts. */
export async function findMyPayouts(actor: Actor, clock: Clock = systemClock): Promise<PayoutsView> {
  const { id } = requireUser(actor)
  const now = clock.now()
  const currency = env.SHOP_CURRENCY
  const [statement, account, freeze, open, payouts, withholding] = await Promise.all([
    statementOf(id, currency, now),
    findAccountRow(db, id),
    findFreeze(db, id, now),
    findOpenPayout(db, id, currency),
    findPayoutsOf(db, id, HISTORY),
    findWithholding(db, id, now),
  ])
  const least = money(env.PAYOUT_MINIMUM_MINOR, currency)
  const { payable } = statement
  const hindrance: PayoutsView['hindrance'] = open
    ? 'under_way'
    : freeze
      ? 'frozen'
      : payable.minor < least.minor
        ? payable.minor + sumOf(statement.stopped) < least.minor
          ? 'below_minimum'
          : 'held'
        : !account
          ? 'no_account'
          : !account.ready
            ? 'not_ready'
            : account.heldUntil && account.heldUntil > now
              ? 'account_waits'
              : withholding
                ? undefined
                : 'no_tax_home'
  const nextDay = nextPayoutDay(now, env.PAYOUT_WEEKDAY)
  const history = await withEntries(payouts)
  const how = { nextDay, history, withholding, hindrance }
  return { statement, payable, least, account: account ?? undefined, freeze, open, ...how }
}

async function statementOf(userId: string, currency: string, now: Date): Promise<Statement> {
  const live = { book: 'live', currency } as const
  const [balances, stopped, releases] = await Promise.all([
    findBalances(db, userId),
    findHolds(db, userId, currency),
    findReleases(db, userId, { ...live, holdDays: env.HOLD_DAYS, now, take: RELEASES }),
  ])
  const none = money(0n, currency)
  const its = balances.find((row) => row.book === 'live' && row.currency === currency)
  const { available, pending, held } = its ?? { available: none, pending: none, held: none }
  const owed = pending.minor < 0n ? pending : none
  return {
    available,
    owed,
    stopped,
    payable: money(available.minor + owed.minor - sumOf(stopped), currency),
    pending: pending.minor < 0n ? none : pending,
    held,
    releases,
  }
}

/** The keys of what a payout posts, see docs/money.md. */
const FACTS = ['po', 'popaid', 'pofail', 'poret'] as const

async function withEntries(payouts: readonly Payout[]): Promise<PastPayout[]> {
  const entries = await findEntriesOf(
    db,
    payouts.flatMap(({ id }) => FACTS.map((fact) => `${fact}:${id}`)),
  )
  return payouts.map((payout) => ({
    ...payout,
    entries: entries.filter(({ key }) => key.endsWith(`:${payout.id}`)),
  }))
}
