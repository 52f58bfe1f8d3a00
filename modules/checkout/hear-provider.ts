import { receiveEvent } from '@/modules/payments/receive-event'
import { settleEvent } from './settle-payment'

/**
 * A provider calls. Its events are verified and kept, and what they mean is done before we answer, so that a buyer who
 * comes back finds his pack. Told again, nothing happens again.
 * @throws Refusal `payments.unknown_provider` (404), `payments.bad_signature` (400); then nothing was written
 */
export async function hearProvider(providerId: string, raw: Buffer, headers: Headers): Promise<void> {
  for (const event of await receiveEvent(providerId, raw, headers)) await settleEvent(event)
}
