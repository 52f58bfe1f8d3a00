import { type Actor, requireRole } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { db } from '@/infra/db'
import { entriesOfDay, movedByDay } from '@/modules/ledger/moved-by-day'
import { BANK, movementsByDay, movementsOfDay, statementsRead } from './find-movements'

const DAY_MS = 86_400_000
const DAYS = 31

/** A day of a processor's account: what the books say it moved by, what the processor says, and what is between them. */
export interface ComparedDay {
  day: string
  booked: Money
  said: Money
  /** Booked less said. A movement just before midnight is often booked after it: then the day after has the opposite. */
  difference: Money
  /** The differences of this day and of those before it that are shown. */
  open: Money
}

export interface Compared {
  provider: string
  test: boolean
  currency: string
  /** Of the bank account: from which day until which its statements were read. Days before say nothing. */
  read?: { first: string; last: string } | undefined
  /** Newest first; days on which nothing moved on either side are left out. */
  days: ComparedDay[]
}

/**
 * The books beside every processor's own list of movements and the bank's statements, for the days (UTC) that are over and today so far. A difference
 * is shown and never booked away. For finance and admins.
 */
export async function reconcile(actor: Actor, now = new Date()): Promise<Compared[]> {
  requireRole(actor, 'finance', 'admin')
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const [from, until] = [new Date(today - (DAYS - 1) * DAY_MS), new Date(today + DAY_MS)]
  const said = await movementsByDay(db, from, until)
  const places = new Map(said.map((row) => [`${row.provider} ${row.test} ${row.currency}`, row]))
  return Promise.all(
    [...places.values()].map(async ({ provider, test, currency }) => {
      const booked = await movedByDay(db, { provider, test, currency }, from, until)
      const read = provider === BANK.provider ? await statementsRead(db, currency) : undefined
      const its = said.filter((row) => row.provider === provider && row.test === test && row.currency === currency)
      const moved = new Set([...booked, ...its].map(({ day }) => day))
      const names = [...moved].filter((day) => day >= (read?.first ?? '')).toSorted()
      let open = 0n
      const days = names.map((day) => {
        const ours = booked.find((row) => row.day === day)?.minor ?? 0n
        const theirs = its.find((row) => row.day === day)?.minor ?? 0n
        open += ours - theirs
        const amount = (minor: bigint) => money(minor, currency)
        return {
          day,
          booked: amount(ours),
          said: amount(theirs),
          difference: amount(ours - theirs),
          open: amount(open),
        }
      })
      return { provider, test, currency, read, days: days.toReversed() }
    }),
  )
}

/** A day opened: the entries of the books and the processor's movements, side by side. For finance and admins. */
export async function openDay(
  actor: Actor,
  { provider, test, currency, day }: { provider: string; test: boolean; currency: string; day: string },
) {
  requireRole(actor, 'finance', 'admin')
  const at = new Date(`${day}T00:00:00Z`)
  const [entries, movements] = await Promise.all([
    entriesOfDay(db, { provider, test, currency }, at),
    movementsOfDay(db, provider, at),
  ])
  return { entries, movements: movements.filter((its) => its.currency === currency && its.test === test) }
}
