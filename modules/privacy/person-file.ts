import { type Actor, hasRole, requireRole, type UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { cleanText } from '@/core/text'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { readHandle } from '@/modules/accounts/handle'
import { findIdentity, type Identity } from '@/modules/accounts/find-identity'
import { findSameBrowser } from '@/modules/accounts/find-same-browser'
import { findOrdersOfPerson } from '@/modules/checkout/find-orders-of-person'
import type { Order } from '@/modules/checkout/order'
import { type Balances, findBalances } from '@/modules/ledger/find-balances'
import { findAccountOfPerson, type PayoutAccount } from '@/modules/payouts/find-account-of-person'
import { findWithholding } from '@/modules/payouts/find-withholding'
import { findOpenLook, insertLook } from './db/looks'
import { lookNeedsNote, lookNeedsPurpose, noSuchPerson } from './refusals'

/** What somebody of the shop may have to look at a person's data for. */
export const LOOK_PURPOSES = ['support', 'refund', 'payout', 'abuse', 'law'] as const
export type LookPurpose = (typeof LOOK_PURPOSES)[number]

export const LOOK_MINUTES = 30
const MOST_ORDERS = 100

export interface PersonFile {
  person: Identity
  /** Absent until a purpose was said, and again half an hour later. */
  open?: {
    purpose: LookPurpose
    until: Date
    email: string
    /** Other accounts that signed in from a browser that this one signed in from. */
    sameBrowser: Identity[]
    /** For finance and admins. */
    orders?: Order[]
    /** For finance and admins: null when there is none. */
    account?: PayoutAccount | null
    /** For finance and admins: what is theirs and not paid out yet, real money only. */
    owed?: Balances[]
    /** For finance and admins, at a shop that keeps tax back of payouts: where they pay tax, null when nobody knows. */
    taxHome?: string | null
  }
}

function requireReader(actor: Actor): UserActor {
  return requireRole(actor, 'senior_reviewer', 'finance', 'admin')
}

/**
 * Open what is kept about a person, for a purpose of the list and in words, for half an hour and for this one of the shop only.
 * Written down before anything is seen, where nobody can take it out again.
 */
export async function openPersonFile(
  actor: Actor,
  handle: string,
  why: { purpose: string; note: string },
  clock: Clock = systemClock,
): Promise<void> {
  const staff = requireReader(actor)
  const purpose = LOOK_PURPOSES.find((known) => known === why.purpose)
  if (!purpose) throw lookNeedsPurpose()
  const note = cleanText(why.note).slice(0, 1_000)
  if (note.length < 3) throw lookNeedsNote()
  const { id: personId } = await findPersonBy(handle)
  const at = clock.now()
  const until = new Date(at.getTime() + LOOK_MINUTES * 60_000)
  await inTransaction(async (tx) => {
    await insertLook(tx, { id: newId('look'), personId, staffId: staff.id, purpose, note, at, until })
    await recordAudit(tx, actor, 'person.file_opened', personId, {
      reason: `${purpose}: ${note}`,
      after: { until: until.toISOString() },
    })
  })
}

/** A person for the desk; what is kept about them only while this one of the shop has said why. */
export async function findPersonFile(actor: Actor, handle: string, clock: Clock = systemClock): Promise<PersonFile> {
  const staff = requireReader(actor)
  const person = await findPersonBy(handle)
  const look = await findOpenLook(db, { personId: person.id, staffId: staff.id }, clock.now())
  if (!look) return { person }
  const { email } = await findContact(db, person.id)
  const sameBrowser = await findSameBrowser(db, person.id)
  const open = { purpose: look.purpose as LookPurpose, until: look.until, email, sameBrowser }
  if (!hasRole(staff, 'finance', 'admin')) return { person, open }
  const [orders, account, balances, withholding] = await Promise.all([
    findOrdersOfPerson(db, person.id, MOST_ORDERS),
    findAccountOfPerson(db, person.id),
    findBalances(db, person.id),
    findWithholding(db, person.id, clock.now()),
  ])
  return {
    person,
    open: {
      ...open,
      orders,
      account,
      owed: balances.filter(({ book }) => book === 'live'),
      ...(withholding !== 'none' && { taxHome: withholding?.country ?? null }),
    },
  }
}

async function findPersonBy(handle: string): Promise<Identity> {
  const person = await findIdentity(db, readHandle(handle) ?? '')
  if (!person) throw noSuchPerson()
  return person
}
