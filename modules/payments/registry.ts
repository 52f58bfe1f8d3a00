import { env } from '@/infra/env'
import type { PaymentProvider } from './provider'
import { providers, type ProviderId } from './providers/registry'
import { wallet } from './wallet-provider'
import { providerOff, unknownProvider } from './refusals'

const SWITCHED_ON: Record<ProviderId, boolean> = {
  stripe: env.STRIPE_SECRET_KEY !== undefined,
  sandbox: env.sandbox,
  manual: env.PAYMENTS_MANUAL,
}

function isOn(id: string): boolean {
  return id === wallet.id ? env.WALLET : SWITCHED_ON[id as ProviderId]
}

/** The ways to pay that this shop offers, in the order they are shown. */
export function offeredProviders(): PaymentProvider[] {
  return Object.values<PaymentProvider>(providers).filter(({ id }) => SWITCHED_ON[id as ProviderId])
}

/** Those that charge for more than payments, and on what kinds of movement; offered or not, for what they charged before stays owed. */
export function chargingProviders() {
  return Object.values<PaymentProvider>(providers).flatMap(({ id, caps: { charges } }) =>
    charges ? { id, charges } : [],
  )
}

/** A provider that still answers for payments of before, offered or not. @throws Refusal `payments.unknown_provider` (404) */
export function findProvider(id: string): PaymentProvider {
  const provider = [...Object.values<PaymentProvider>(providers), wallet].find((known) => known.id === id)
  if (!provider) throw unknownProvider(id)
  return provider
}

/** A provider that takes new payments. @throws Refusal `payments.unknown_provider` (404), `payments.provider_off` (422) */
export function requireOffered(id: string): PaymentProvider {
  const provider = findProvider(id)
  if (!isOn(provider.id)) throw providerOff(id)
  return provider
}
