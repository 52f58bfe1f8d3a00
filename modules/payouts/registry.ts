import { env } from '@/infra/env'
import type { PayoutProvider } from './provider'
import { providers, type PayoutProviderId } from './providers/registry'
import { providerOff } from './refusals'

const SWITCHED_ON: Record<PayoutProviderId, boolean> = { stripe: env.stripeLive, manual: env.PAYMENTS_MANUAL }

const all = () => Object.values<PayoutProvider>(providers)

/** The ways a person can be paid in this shop. */
export function offeredPayouts(): PayoutProvider[] {
  return all().filter(({ id }) => SWITCHED_ON[id as PayoutProviderId])
}

/** Those that say what they charge for a payout. */
export function feeKeepers(): PayoutProvider[] {
  return offeredPayouts().filter((provider) => provider.getFee !== undefined)
}

/** A provider that still answers for payouts of before. @throws Refusal `payouts.provider_off` (422) */
export function findPayoutProvider(id: string): PayoutProvider {
  const found = all().find((provider) => provider.id === id)
  if (!found) throw providerOff(id)
  return found
}

/** @throws Refusal `payouts.provider_off` (422) */
export function requireOfferedPayout(id: string): PayoutProvider {
  const found = offeredPayouts().find((provider) => provider.id === id)
  if (!found) throw providerOff(id)
  return found
}
