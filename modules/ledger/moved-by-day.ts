import type { Db } from '@/infra/db'
import { chartOf } from './chart'
import { findEntriesOfDay, sumByDay } from './db/ledger'

export interface MovedPlace {
  provider: string
  test: boolean
  currency: string
}

const pathOf = ({ provider, test, currency }: MovedPlace) =>
  chartOf(test ? 'test' : 'live', currency).received(provider).path

/** What a provider's account moved by, a day (UTC), by the books. */
export function movedByDay(db: Db, place: MovedPlace, from: Date, until: Date): ReturnType<typeof sumByDay> {
  return sumByDay(db, pathOf(place), from, until)
}

/** The entries that moved a provider's account on a day (UTC), oldest first. */
export function entriesOfDay(db: Db, place: MovedPlace, day: Date): ReturnType<typeof findEntriesOfDay> {
  return findEntriesOfDay(db, pathOf(place), day, new Date(day.getTime() + 86_400_000))
}
