import { type Actor, requireFresh, requireFreshOwn, requireRole, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { findStanding } from '@/modules/accounts/find-identity'
import { payoutAskedEntry } from '@/modules/ledger/payout-entries'
import { post } from '@/modules/ledger/post'
import { findAccountRow } from './db/payout-accounts'
import { findFreeze } from './db/freezes'
import { findOpenPayout, findPayoutRow, insertPayout, lockRequests } from './db/payouts'
import { waitForTakedowns } from './db/takedown-holds'
import { payableOf } from './find-payable'
import { findWithholding } from './find-withholding'
import { nextPayoutDay } from './payout'
import * as refusals from './refusals'
import { requireOfferedPayout } from './registry'
import { withheldOf } from './withholding'

/**
 * Ask for all of one's money that can leave. It is set apart at once, so that of two requests at the same moment one wins;
 * the same click again answers with the same payout.
 * @param asked `key`: made anew each time the button is shown. `seenPoints`: what he was shown is kept back; if it is not so any
 *   more, nothing is asked for.
 */
export async function requestPayout(
  actor: Actor,
  { key: click, seenPoints = 0 }: { key: string; seenPoints?: number | undefined },
  clock: Clock = systemClock,
): Promise<{ payoutId: string }> {
  const { id } = requireUser(actor)
  requireFreshOwn(actor)
  return askFor(id, click, clock, seenPoints)
}

/**
 * Ask for the money of somebody who is banned and can't any more: by the same rules, to the account they left. For finance and admins;
 * audited. It waits for approval as any other.
 */
export async function requestForBanned(
  actor: Actor,
  { userId, key }: { userId: string; key: string },
  clock: Clock = systemClock,
): Promise<void> {
  requireRole(actor, 'finance', 'admin')
  requireFresh(actor)
  if ((await findStanding(db, userId)) !== 'banned') throw refusals.asksThemselves()
  const { payoutId } = await askFor(userId, key, clock)
  await inTransaction((tx) => recordAudit(tx, actor, 'payout.asked_for_banned', payoutId, { after: { userId } }))
}

/** @param seenPoints What he was shown is kept back; undefined where nobody was shown it, and what applies is kept. */
async function askFor(userId: string, click: string, clock: Clock, seenPoints?: number): Promise<{ payoutId: string }> {
  if (!/^[\w-]{16,64}$/.test(click)) throw refusals.keyMalformed()
  const key = `${userId}:${click}`
  const now = clock.now()
  const currency = env.SHOP_CURRENCY
  try {
    return await inTransaction(async (tx) => {
      // One at a time for a person: who comes second sees what the first one took, and why.
      await lockRequests(tx, userId)
      const first = await findPayoutRow(tx, { key })
      if (first) return { payoutId: first.id }
      if (await findOpenPayout(tx, userId, currency)) throw refusals.payoutUnderWay()
      const freeze = await findFreeze(tx, userId, now)
      if (freeze) throw refusals.payoutsFrozen(freeze.reason, freeze.until)
      await waitForTakedowns(tx)
      const amount = await payableOf(tx, userId, currency)
      const least = money(env.PAYOUT_MINIMUM_MINOR, currency)
      if (amount.minor < least.minor) throw refusals.belowMinimum(least, amount)
      const account = await findAccountRow(tx, userId)
      if (!account) throw refusals.noAccount()
      if (!account.ready) throw refusals.accountNotReady()
      if (account.heldUntil && account.heldUntil > now) throw refusals.accountWaits(account.heldUntil)
      requireOfferedPayout(account.provider)

      const withholding = await findWithholding(tx, userId, now)
      if (!withholding) throw refusals.taxHomeMissing()
      const keeps = withholding === 'none' ? undefined : withholding
      if (seenPoints !== undefined && (keeps?.points ?? 0) !== seenPoints) throw refusals.withholdingChanged()

      const { provider, holder, account: number, bic, ref: accountRef } = account
      const payout = await insertPayout(tx, {
        id: newId('payout'),
        userId,
        key,
        amountMinor: amount.minor,
        withheldMinor: withheldOf(amount, keeps?.points ?? 0).minor,
        withheldPoints: keeps?.points ?? 0,
        withheldCountry: keeps?.country ?? null,
        currency,
        requestedAt: now,
        dueOn: nextPayoutDay(now, env.PAYOUT_WEEKDAY),
        provider,
        ...(provider === 'manual'
          ? { holder, account: number, bic, accountRef: null }
          : { holder: '', account: '', bic: '', accountRef }),
      })
      await post(tx, payoutAskedEntry({ payoutId: payout.id, userId, book: 'live', amount }))
      return { payoutId: payout.id }
    })
  } catch (error) {
    if (isDuplicate(error)) throw refusals.payoutUnderWay()
    throw error
  }
}
