import { type Actor, requireSure, requireUser } from '@/core/actor'
import { readIban } from '@/core/iban'
import { type Clock, systemClock } from '@/core/clock'
import { cleanLine } from '@/core/text'
import { db, inTransaction } from '@/infra/db'
import { recordAudit } from '@/infra/audit'
import { env } from '@/infra/env'
import { findAccount } from '@/modules/accounts/find-account'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { findAccountRow, putAccount, storeReady, type PayoutAccount } from './db/payout-accounts'
import { lockRequests } from './db/payouts'
import { accountHoldEnd } from './payout'
import * as refusals from './refusals'
import { findPayoutProvider, requireOfferedPayout } from './registry'

/**
 * Where one's money goes by bank transfer. A payout under way keeps the account it was asked for with; to one that takes another's place,
 * none is asked for for some days.
 */
export async function setBankAccount(
  actor: Actor,
  typed: { holder: string; account: string; bic: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { id } = requireSure(actor)
  requireOfferedPayout('manual')
  const holder = cleanLine(typed.holder)
  if (holder === '' || holder.length > 70) throw refusals.badHolder()
  const bic = typed.bic.replace(/\s/g, '').toUpperCase()
  if (bic !== '' && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)) throw refusals.badBic()
  const iban = readIban(typed.account)
  const other = typed.account.replace(/[\s-]/g, '').toUpperCase()
  // What begins like an IBAN is one with a slip in it, whatever else is said.
  const account =
    iban ?? (bic !== '' && /^[A-Z0-9]{4,34}$/.test(other) && !/^[A-Z]{2}\d{2}/.test(other) ? other : undefined)
  if (!account) throw refusals.badAccount()
  await moveAccount(actor, id, { provider: 'manual', holder, account, bic, ready: true }, clock)
}

/** Put the account where it is said to be from now on, and tell its person: it may have been somebody else. */
async function moveAccount(
  actor: Actor,
  userId: string,
  next: Partial<PayoutAccount> & { provider: string },
  clock: Clock,
): Promise<void> {
  await inTransaction(async (tx) => {
    // No payout is asked for meanwhile, and of two changes one is the first.
    await lockRequests(tx, userId)
    const known = await findAccountRow(tx, userId)
    if (known && isSamePlace(known, next)) {
      await putAccount(tx, userId, next)
      return
    }
    const heldUntil = known && accountHoldEnd(clock.now())
    await putAccount(tx, userId, { ...next, heldUntil })
    await notify(tx, await findContact(tx, userId), 'payout_account', {
      change: known ? 'changed' : 'first',
      // Enough to know one's own by; not the number, nor the one before.
      last: next.account?.slice(-4) ?? '',
      day: heldUntil?.toISOString() ?? '',
    })
    // That it was changed, and when; not to what: the log is read by more people than the account.
    await recordAudit(tx, actor, 'payout_account.set', userId, { after: { provider: next.provider } })
  })
}

function isSamePlace(known: PayoutAccount, next: Partial<PayoutAccount>): boolean {
  if (known.provider !== next.provider) return false
  return next.ref === undefined ? known.account === next.account && known.bic === next.bic : known.ref === next.ref
}

/** Make oneself known to a processor, on its own pages. @returns Where. @throws Refusal `payouts.provider_silent` (503) */
export async function onboard(
  actor: Actor,
  providerId: string,
  returnPath: string,
  clock: Clock = systemClock,
): Promise<string> {
  const user = requireSure(actor)
  const provider = requireOfferedPayout(providerId)
  if (!provider.onboard) throw refusals.providerOff(providerId)
  const { email, country } = await findAccount(actor)
  const known = await findAccountRow(db, user.id)
  let opened: { ref: string; url: string }
  try {
    const person = { userId: user.id, email, country, ref: known?.ref ?? null }
    opened = await provider.onboard(person, `${env.origin}${returnPath}`)
  } catch {
    throw refusals.providerSilent()
  }
  const ready = known?.provider === providerId && known.ready
  await moveAccount(actor, user.id, { provider: providerId, ref: opened.ref, ready }, clock)
  return opened.url
}

/** Ask the processor whether one's account there can be paid to by now: on the way back from its pages. */
export async function refreshAccount(actor: Actor): Promise<void> {
  const { id } = requireUser(actor)
  const account = await findAccountRow(db, id)
  if (!account?.ref || account.provider === 'manual') return
  await refreshReady(account.provider, account.ref)
}

/** Over the network: never inside a transaction. */
export async function refreshReady(providerId: string, ref: string): Promise<void> {
  const provider = findPayoutProvider(providerId)
  if (provider.isReady) await storeReady(db, ref, await provider.isReady(ref))
}
