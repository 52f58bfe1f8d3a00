import { db } from '@/infra/db'
import { findFeeless } from './db/payments'
import type { Payment } from './payment'
import type { PaymentProvider } from './provider'
import { offeredProviders } from './registry'

const BATCH = 100

/** Payments whose provider keeps a fee of each and has not been asked how much it was. */
export async function findFeelessPayments(): Promise<{ provider: PaymentProvider; payments: Payment[] }[]> {
  const keeping = offeredProviders().filter((provider) => provider.getFee !== undefined)
  return Promise.all(
    keeping.map(async (provider) => ({ provider, payments: await findFeeless(db, provider.id, BATCH) })),
  )
}
