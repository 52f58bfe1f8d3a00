import { describe, expect, test } from 'vitest'
import { checkWebhook, signWebhook, TOLERANCE_SECONDS } from './signature'

const now = new Date('2026-11-24T12:00:00Z')
const raw = Buffer.from('{"id":"1"}')
const secret = 'secret'
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const check = (header: string | null, body = raw, when = now) => checkWebhook(secret, body, header, when)

describe('a signed call', () => {
  test('is taken with the exact bytes, in time', () => {
    expect(() => check(signWebhook(secret, raw, now))).not.toThrow()
    expect(() => check(signWebhook(secret, raw, at(-TOLERANCE_SECONDS)))).not.toThrow()
  })

  test('is refused when too old or from the future', () => {
    expect(() => check(signWebhook(secret, raw, at(-TOLERANCE_SECONDS - 1)))).toThrow('stale')
    expect(() => check(signWebhook(secret, raw, at(TOLERANCE_SECONDS + 1)))).toThrow('stale')
  })

  test('is refused with one bit changed, another secret, a younger time, or a second signature', () => {
    const header = signWebhook(secret, raw, now)
    expect(() => check(header, Buffer.from('{"id":"2"}'))).toThrow('does not match')
    expect(() => check(signWebhook('other', raw, now))).toThrow('does not match')
    expect(() => check(signWebhook(secret, raw, at(-9_999)).replace(/t=\d+/, `t=${now.getTime() / 1000}`))).toThrow(
      'does not match',
    )
    expect(() => check(`${header},v1=${'0'.repeat(64)}`)).toThrow('malformed')
    expect(() => check(null)).toThrow('missing')
  })
})
