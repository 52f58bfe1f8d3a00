import { describe, expect, test } from 'vitest'
import { Refusal } from '@/core/refusal'
import { db } from './db'
import { limit, limitCaller, networkOf } from './rate-limit'
import { withRequest } from './request-context'
import { asOwner } from '@/testing/owner'

const rule = { points: 3, seconds: 60 }

describe('a rate limit', () => {
  test('lets through what it allows, then says how long to wait', async () => {
    for (let index = 0; index < 3; index += 1) await limit('letters', 'mina', rule)
    const refusal = await limit('letters', 'mina', rule).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code: 'rate_limit.exceeded', status: 429, params: { minutes: 1 } })
    await limit('letters', 'jo', rule)
  })

  test('takes as many points as a try costs, and refuses what is dearer than what is left', async () => {
    expect(await limit('works', 'mina', rule, 2)).toMatchObject({ points: 1 })
    await expect(limit('works', 'mina', rule, 2)).rejects.toMatchObject({ status: 429 })
  })

  test('counts fifty at once to the exact number', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => limit('rush', 'mina', rule)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  test('keeps no address in readable form', async () => {
    await limit('letters', 'someone@people.example', rule)
    expect(await db.rateLimit.count({ where: { key: { contains: 'someone' } } })).toBe(0)
  })

  test('counts a whole IPv6 network as one caller', async () => {
    const from = (address: string) =>
      withRequest({ requestId: 'r', address }, () => limitCaller('doors', { points: 1, seconds: 60 }))
    await from('2001:db8:1:2::1')
    await expect(from('2001:db8:1:2:ffff::9')).rejects.toThrow(Refusal)
    await from('2001:db8:1:3::1')
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:0db8:0000:0001:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('knows %s as %s', (address, network) => expect(networkOf(address)).toBe(network))

  test('without its table: closed where it must be, counting in memory elsewhere', async () => {
    await asOwner((tx) => tx.$executeRaw`ALTER TABLE "RateLimit" RENAME TO "Gone"`)
    const closed = limit('sign-in', 'mina', { ...rule, closed: true })
    await expect(closed).rejects.toMatchObject({ code: 'rate_limit.unavailable', status: 503 })
    for (let index = 0; index < 3; index += 1) await limit('pages', 'mina', rule)
    await expect(limit('pages', 'mina', rule)).rejects.toMatchObject({ status: 429 })
    await asOwner((tx) => tx.$executeRaw`ALTER TABLE "Gone" RENAME TO "RateLimit"`)
  })
})
