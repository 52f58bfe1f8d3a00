import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BadSettings, parseEnv } from './env'

describe('settings', () => {
  test('nothing set is enough: sandbox money and the mailbox on this machine are on', () => {
    const env = parseEnv({})
    expect(env).toMatchObject({
      PORT: 3000,
      SHOP_CURRENCY: 'USD',
      FEE_POINTS: 2000,
      sandbox: true,
      devMailbox: true,
      open: false,
    })
    expect(env.origin).toBe('http://localhost:3000')
  })

  test('an empty line in .env counts as not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', SMTP_URL: '' }).PORT).toBe(3000)
  })

  test('every mistake is named at once', () => {
    try {
      parseEnv({ PORT: 'eighty', DATABASE_URL: 'mysql://x', SECRET: 'short', SHOP_CURRENCY: 'dollars' })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(BadSettings)
      for (const name of ['PORT', 'DATABASE_URL', 'SECRET', 'SHOP_CURRENCY'])
        expect((error as Error).message).toContain(`${name}:`)
    }
  })

  test('served over https, it refuses to start without a secret or with play money', () => {
    expect(() => parseEnv({ PUBLIC_URL: 'https://stickers.example' })).toThrow(/SECRET/)
    const secret = 's'.repeat(32)
    expect(() => parseEnv({ PUBLIC_URL: 'https://stickers.example', SECRET: secret, PAYMENTS_SANDBOX: '1' })).toThrow(
      /PAYMENTS_SANDBOX/,
    )
    expect(parseEnv({ PUBLIC_URL: 'https://stickers.example', SECRET: secret })).toMatchObject({
      sandbox: false,
      devMailbox: false,
      open: true,
    })
  })

  test('a live key of Stripe needs its webhook secret, and stands beside no play money', () => {
    const live = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1,whsec_2' }
    expect(parseEnv(live)).toMatchObject({ sandbox: false, stripeLive: true })
    expect(() => parseEnv({ ...live, PAYMENTS_SANDBOX: '1' })).toThrow(/PAYMENTS_SANDBOX/)
    expect(() => parseEnv({ STRIPE_SECRET_KEY: 'sk_live_1' })).toThrow(/STRIPE_WEBHOOK_SECRET/)
    expect(() => parseEnv({ STRIPE_SECRET_KEY: 'pk_live_1', STRIPE_WEBHOOK_SECRET: 'x' })).toThrow(/STRIPE_SECRET_KEY/)
    expect(parseEnv({ ...live, STRIPE_SECRET_KEY: 'sk_test_1' })).toMatchObject({ sandbox: true, stripeLive: false })
  })

  test('Stripe is only ever looked for elsewhere on this machine, and never in the open', () => {
    expect(() => parseEnv({ STRIPE_HOST: 'https://stripe.example' })).toThrow(/STRIPE_HOST/)
    expect(() => parseEnv({ STRIPE_HOST: 'http://127.0.0.1.example:80' })).toThrow(/STRIPE_HOST/)
    const open = { PUBLIC_URL: 'https://stickers.example', SECRET: 's'.repeat(32) }
    expect(() => parseEnv({ ...open, STRIPE_HOST: 'http://127.0.0.1:9' })).toThrow(/STRIPE_HOST/)
  })

  test('.env.example names every setting there is', () => {
    const example = readFileSync('.env.example', 'utf8')
    const source = readFileSync('infra/env.ts', 'utf8')
    const names = [...source.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map((match) => match[1])
    expect(names.length).toBeGreaterThan(30)
    for (const name of names) if (name !== 'NODE_ENV') expect(example).toMatch(new RegExp(`^#${name}=`, 'm'))
  })
})
