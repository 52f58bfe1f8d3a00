import type { Db } from '@/infra/db'
import { storeFailure, storeSettled } from './db/events'

/** An event has had its effect, or needs none. */
export function finishEvent(db: Db, eventId: string): Promise<void> {
  return storeSettled(db, eventId)
}

/** An event could not be dealt with now; the sweeper tries again. */
export function failEvent(db: Db, eventId: string, error: unknown): Promise<void> {
  return storeFailure(db, eventId, error instanceof Error ? error.message : String(error))
}
