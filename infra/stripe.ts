import Stripe from 'stripe'
import { env } from './env'

const shared = globalThis as typeof globalThis & { mulsaqStripe?: Stripe }

/**
 * Stripe, as the operator's key opens it. Every call that changes something is given an idempotency key by its caller, so
 * the few repeats after a silence that the SDK makes by itself are safe.
 * @throws Error when no key is set: who offers Stripe has looked before
 */
export function stripeClient(): Stripe {
  return (shared.mulsaqStripe ??= connect())
}

function connect(): Stripe {
  if (!env.STRIPE_SECRET_KEY) throw new Error('STRIPE_SECRET_KEY is not set')
  const host = env.STRIPE_HOST ? new URL(env.STRIPE_HOST) : undefined
  return new Stripe(env.STRIPE_SECRET_KEY, {
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(host && { protocol: 'http', host: host.hostname, port: host.port }),
  })
}

/** A call of Stripe's, verified over its exact bytes with any of our secrets (there are two while one is renewed). Undefined when it is not Stripe's. */
export function readStripeEvent(raw: Buffer, signature: string): Stripe.Event | undefined {
  for (const secret of (env.STRIPE_WEBHOOK_SECRET ?? '').split(',')) {
    if (secret === '') continue
    try {
      return Stripe.webhooks.constructEvent(raw, signature, secret)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return undefined
}

/** Answers that leave no doubt: the call was understood and not done. */
const DEFINITE = new Set([400, 402, 403, 404])
/** The shop's own balance there is short, perhaps until yesterday's cards have settled. */
export const SHORT = 'balance_insufficient'

/** Why Stripe definitely did not do what it was asked. Undefined when nobody knows: silence, or a fault of theirs. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || !DEFINITE.has(error.statusCode ?? 0))
    return undefined
  return error.code ?? 'refused'
}

/** Currencies without decimals that Stripe nevertheless counts in hundredths. */
const HUNDREDTHS = new Set(['ISK', 'UGX'])
/** Currencies of three decimals, of which card networks know two. */
const TENS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

/** An amount as Stripe counts it. Undefined for one that it cannot: a third decimal, or beyond what JSON numbers hold. */
export function toStripeAmount(minor: bigint, currency: string): number | undefined {
  const amount = HUNDREDTHS.has(currency) ? minor * 100n : minor
  if (TENS.has(currency) && minor % 10n !== 0n) return undefined
  return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : undefined
}

/** What Stripe counted, in our minor units. @throws RangeError when it is no whole one */
export function fromStripeAmount(amount: number, currency: string): bigint {
  const minor = BigInt(amount)
  if (!HUNDREDTHS.has(currency)) return minor
  if (minor % 100n !== 0n) throw new RangeError(`${amount} is no whole amount of ${currency}`)
  return minor / 100n
}
