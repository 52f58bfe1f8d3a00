import { newId } from '@/core/ids'
import type { Db } from '@/infra/db'
import type { ProviderEvent } from '../provider'

export interface StoredEvent {
  id: string
  provider: string
  kind: string
  paymentRef: string | null
  paymentKey: string | null
  settledAt: Date | null
}

const columns = { id: true, provider: true, kind: true, paymentRef: true, paymentKey: true, settledAt: true } as const

/** Keep an event once; told again, the first stands. */
export async function storeEvent(db: Db, provider: string, event: ProviderEvent): Promise<StoredEvent> {
  const { id: eventId, kind, ref, key, body } = event
  await db.providerEvent.createMany({
    data: [{ id: newId('event'), provider, eventId, kind, paymentRef: ref, paymentKey: key ?? null, body }],
    skipDuplicates: true,
  })
  return db.providerEvent.findUniqueOrThrow({ where: { provider_eventId: { provider, eventId } }, select: columns })
}

/** Nothing is left to do for this event. */
export async function storeSettled(db: Db, id: string): Promise<void> {
  await db.providerEvent.updateMany({
    where: { id, settledAt: null },
    data: { settledAt: new Date(), lastError: null },
  })
}

export async function storeFailure(db: Db, id: string, error: string): Promise<void> {
  await db.providerEvent.updateMany({
    where: { id, settledAt: null },
    data: { attempts: { increment: 1 }, lastError: error.slice(0, 500) },
  })
}

/** Events that were not dealt with when they came. After twenty tries a person must look (the desk shows them). */
export function findUnsettled(db: Db, before: Date, take: number): Promise<StoredEvent[]> {
  return db.providerEvent.findMany({
    where: { settledAt: null, receivedAt: { lt: before }, attempts: { lt: 20 } },
    select: columns,
    orderBy: { receivedAt: 'asc' },
    take,
  })
}

/** Events that keep failing, for the desk. */
export function findStuck(db: Db, take: number) {
  return db.providerEvent.findMany({
    where: { settledAt: null, attempts: { gt: 0 } },
    select: { ...columns, receivedAt: true, attempts: true, lastError: true },
    orderBy: { receivedAt: 'desc' },
    take,
  })
}
