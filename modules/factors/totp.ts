import { createHmac } from 'node:crypto'

// Codes of an authenticator app: RFC 6238 with what every app knows (SHA-1, six digits, thirty seconds).

const STEP_SECONDS = 30
/** Clocks differ: a code of the step before or after counts too. */
const DRIFT_STEPS = 1
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of one step, six digits. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0x0f
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
  return String(number).padStart(6, '0')
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1_000 / STEP_SECONDS)
}

/** The step this code is of, if it is one of now. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | undefined {
  const here = stepAt(now)
  for (let step = here - DRIFT_STEPS; step <= here + DRIFT_STEPS; step += 1)
    if (codeAt(secret, step) === code) return step
  return undefined
}

/** A secret as people type it and apps read it: base32 without padding. */
export function writeSecret(secret: Uint8Array): string {
  let bits = ''
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the QR code of a secret says. */
export function appLink(secret: Uint8Array, shop: string, account: string): string {
  const query = new URLSearchParams({ secret: writeSecret(secret), issuer: shop, digits: '6', period: '30' })
  // Apps read a + as a plus: spaces go in as %20.
  return `otpauth://totp/${encodeURIComponent(shop)}:${encodeURIComponent(account)}?${query.toString().replaceAll('+', '%20')}`
}
