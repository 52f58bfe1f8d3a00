import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { playSandbox } from '../play-sandbox'
import type { PaymentProvider } from '../provider'
import { receiveTransfer } from '../receive-transfer'
import { providers, type ProviderId } from './registry'

/** Stripe's own SDK talks to a double of its API on this machine, which must run before the settings are read. A test key, so that the sandbox stands beside it. */
const double = await vi.hoisted(async () => {
  const { StripeDouble } = await import('@/testing/stripe-double/double')
  const started = await StripeDouble.start({ secretKey: 'sk_test_double' })
  Object.assign(process.env, started.settings)
  return started
})
afterAll(() => double.stop())

/** How a buyer's money reaches each provider: the one thing that is not part of the interface. */
const pay: Record<ProviderId, (ref: string, minor: bigint) => Promise<unknown>> = {
  stripe: (ref) => Promise.resolve(double.world.pay(ref)),
  sandbox: (ref) => playSandbox(ref, 'pay', () => Promise.resolve()),
  manual: (ref, minor) => receiveTransfer(ref, { minor, bankRef: 'B1', by: 'usr_finance' }),
}

const request = (minor = 499n) => {
  const orderId = newId('order')
  return {
    orderId,
    amount: money(minor, 'USD'),
    description: 'Sleepy Foxes',
    returnUrl: `http://localhost/orders/${orderId}`,
  }
}

test('every file of a provider is in the registry under its own name', () => {
  const files = readdirSync('modules/payments/providers').filter((file) => !/registry|test/.test(file))
  expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual(Object.keys(providers).toSorted())
  for (const [name, provider] of Object.entries<PaymentProvider>(providers)) expect(provider.id).toBe(name)
})

describe.each(Object.values<PaymentProvider>(providers).map((provider) => [provider.id, provider] as const))(
  'the provider %s',
  (id, provider) => {
    test('opens one payment for a key, however often and at once it is asked', async () => {
      const asked = request()
      const opened = await Promise.all(
        Array.from({ length: 10 }, () => provider.createCheckout(asked, `${asked.orderId}:1`)),
      )
      expect(new Set(opened.map((answer) => answer.ref)).size).toBe(1)
      expect(new Set(opened.map((answer) => answer.url)).size).toBe(1)
      expect(() => new URL(opened[0]?.url ?? '')).not.toThrow()
    })

    test('opens different payments for different orders, with references that nobody guesses', async () => {
      const [one, two] = [request(), request()]
      const first = await provider.createCheckout(one, `${one.orderId}:1`)
      const second = await provider.createCheckout(two, `${two.orderId}:1`)
      expect(first.ref).not.toBe(second.ref)
      expect(first.ref).not.toContain(one.orderId)
    })

    test('says what it took: nothing before, the amount after', async () => {
      const asked = request(1_234n)
      const { ref } = await provider.createCheckout(asked, `${asked.orderId}:1`)
      expect(await provider.getPayment(ref)).toEqual({ state: 'open', captured: money(0n, 'USD') })
      await pay[id as ProviderId](ref, 1_234n)
      expect(await provider.getPayment(ref)).toEqual({ state: 'paid', captured: money(1_234n, 'USD') })
    })

    test('gives back once a key, in parts up to what it took, and finds each by our name for it', async () => {
      const asked = request(1_000n)
      const { ref: paymentRef } = await provider.createCheckout(asked, `${asked.orderId}:1`)
      await pay[id as ProviderId](paymentRef, 1_000n)
      const back = (minor: bigint) => ({ refundId: newId('refund'), paymentRef, amount: money(minor, 'USD') })
      const first = back(400n)
      expect(await provider.findRefund(first)).toBeUndefined()
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => provider.refund(first, `${first.refundId}:1`).catch(() => undefined)),
      )
      const refs = new Set(answers.flatMap((answer) => answer?.ref ?? []))
      expect(refs.size).toBe(1)
      const end = provider.caps.refundsByHand ? 'pending' : 'done'
      expect(await provider.findRefund(first)).toMatchObject({ state: end, ref: [...refs][0] })
      const rest = back(600n)
      expect(await provider.refund(rest, `${rest.refundId}:1`)).toMatchObject({ state: end, later: false })
      const more = back(1n)
      expect(await provider.refund(more, `${more.refundId}:1`)).toMatchObject({ state: 'failed', later: false })
      expect(await provider.findRefund(first)).toMatchObject({ state: end, ref: [...refs][0] })
    })

    test('knows no payment that was never opened', async () => {
      await expect(provider.getPayment('unheard-of')).rejects.toBeInstanceOf(Refusal)
    })

    test('takes no call that is not signed', () => {
      for (const body of ['', '{}', 'null', '{"id":"1","kind":"payment.paid","ref":"x","key":"y"}'])
        expect(() => provider.parseWebhook(Buffer.from(body), new Headers())).toThrow('Signature refused')
    })
  },
)
