import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretFor } from '@/infra/secret'
import { badSignature } from './refusals'

/** How far a call's time may be from ours, either way: a recorded call is worthless after that. */
export const TOLERANCE_SECONDS = 300

export const SIGNATURE_HEADER = 'mulsaq-signature'

/** What the sandbox signs with: its two sides live in one house. */
export const sandboxSecret = () => secretFor('webhook:sandbox')

function digest(secret: string, seconds: string, raw: Buffer): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(raw).digest('hex')
}

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over the time, a dot, and the exact bytes of the body. */
export function signWebhook(secret: string, raw: Buffer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000).toString()
  return `t=${seconds},v1=${digest(secret, seconds, raw)}`
}

/** Check a call. The time is under the signature, so it cannot be made fresh again. @throws Refusal `payments.bad_signature` (400) */
export function checkWebhook(secret: string, raw: Buffer, header: string | null, now: Date): void {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (!match) throw badSignature(header ? 'malformed' : 'missing')
  const [, seconds = '', given = ''] = match
  const expected = digest(secret, seconds, raw)
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) throw badSignature('does not match')
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > TOLERANCE_SECONDS) throw badSignature('stale')
}
