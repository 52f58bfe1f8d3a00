import { db } from '@/infra/db'
import { log } from '@/infra/log'
import type { ListedDispute } from '@/modules/payments/provider'
import { offeredProviders } from '@/modules/payments/registry'
import { findStanding } from './db/disputes'
import type { Dispute } from './dispute'
import { hearDispute } from './hear-dispute'

/** Banks decide within four months or so; one that changes its mind later is heard by the provider's call only. */
const DAYS = 180

/**
 * Providers are asked for their disputes, and each that the books do not know as it stands is heard: the call that told of it
 * may never have come, and no payment or refund is asked about for that. One that fails does not stop the others.
 * @returns How many were heard.
 */
export async function sweepDisputes(now = new Date()): Promise<number> {
  let heard = 0
  for (const provider of offeredProviders()) {
    const { id } = provider
    try {
      for await (const listed of provider.listDisputes?.(new Date(now.getTime() - DAYS * 86_400_000)) ?? [])
        if (isBehind(await findStanding(db, id, listed.ref), listed) && (await hear(id, listed.ref))) heard += 1
    } catch (error) {
      log.error({ err: error, provider: id }, 'disputes could not be listed')
    }
  }
  return heard
}

function isBehind(known: Pick<Dispute, 'state' | 'stage'> | undefined, { state, taken, givenBack }: ListedDispute) {
  if (!known || known.state !== state) return true
  return (known.stage === 'inquiry' && taken > 0n) || (known.stage !== 'won' && state === 'won' && givenBack > 0n)
}

async function hear(provider: string, ref: string): Promise<boolean> {
  try {
    await hearDispute({ provider, paymentRef: ref })
    return true
  } catch (error) {
    log.error({ err: error, provider, dispute: ref }, 'dispute could not be heard')
    return false
  }
}
