import type { Db } from '@/infra/db'
import { findMovements, sumMovements } from './db/movements'

/** What processors say their balance moved by, a provider, currency and day (UTC). */
export function movementsByDay(db: Db, from: Date, until: Date): ReturnType<typeof sumMovements> {
  return sumMovements(db, from, until)
}

/** The movements of a day (UTC). */
export function movementsOfDay(db: Db, provider: string, day: Date): ReturnType<typeof findMovements> {
  return findMovements(db, provider, day, new Date(day.getTime() + 86_400_000))
}
