import { db } from '@/infra/db'
import { storeEvent, type StoredEvent } from './db/events'
import { findProvider } from './registry'

export type { StoredEvent } from './db/events'

/**
 * What a provider's call says: verified over its exact bytes, each event kept once. What it means is for
 * checkout/hear-provider.ts.
 * @throws Refusal `payments.unknown_provider` (404), `payments.bad_signature` (400); then nothing was written
 */
export async function receiveEvent(providerId: string, raw: Buffer, headers: Headers): Promise<StoredEvent[]> {
  const provider = findProvider(providerId)
  const stored: StoredEvent[] = []
  for (const event of provider.parseWebhook(raw, headers)) stored.push(await storeEvent(db, provider.id, event))
  return stored
}
